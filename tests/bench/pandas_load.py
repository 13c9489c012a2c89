# SPDX-FileCopyrightText: 2026 The Turnout authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""pandas_load.py FILE.jsonl DATABASE: loads the file into a new SQLite table, as people do, a part at a time."""
import json
import sqlite3
import sys

import pandas

source, target = sys.argv[1:3]
with sqlite3.connect(target) as database:
    for part in pandas.read_json(source, lines=True, chunksize=50000):
        for column in part.columns:
            if part[column].map(lambda value: isinstance(value, (dict, list))).any():
                part[column] = part[column].map(json.dumps)
        part.to_sql("session", database, if_exists="append", index=False)
