"""``export all``: every file of the plan into a folder or a .zip, or whether what lies there is what would be."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import asked_of
from ppu_roadmap.extras import MissingExtra
from ppu_roadmap.text import FileName, Refusal, _, _n, command, words
