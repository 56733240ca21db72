"""What a view makes and a format eats: tables, charts and text as values, without layout, colour or language."""
