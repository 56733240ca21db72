"""RM0xx: what the reader and the shape report, here for its name and its page."""

from ppu_roadmap.rules.reading import shape, text

READING = (
    text.syntax,
    text.duplicate_key,
    text.encoding,
    text.limit,
    text.yaml_feature,
    text.file,
    shape.missing_key,
    shape.unknown_key,
    shape.wrong_type,
    shape.number_spelling,
    shape.quote_it,
    shape.choice,
    shape.pattern,
    shape.range,
)
