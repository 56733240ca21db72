"""Seconds of processor time for rustpy-xlsxwriter to write the cells that stdin has as JSON; run in .venv-bench."""

import io
import json
import sys
import time

from rustpy_xlsxwriter import FastExcel  # type: ignore[import-not-found] # it is in another venv

rows = json.load(sys.stdin)
columns = [str(number) for number in range(max(map(len, rows)))]
records = [dict(zip(columns, row, strict=False)) for row in rows]
started = time.process_time()
FastExcel(io.BytesIO(), output_format="xlsx").sheet("Sheet1", records).save()
print(time.process_time() - started)
