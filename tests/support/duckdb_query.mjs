// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// node duckdb_query.mjs PEERS FILE.sql: runs each statement of the file (they end with ";" at the end of a line).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [peers, file] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(resolve(peers, 'package.json'))('@duckdb/node-api');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
for (const statement of readFileSync(file, 'utf8').split(/;\n/)) if (statement.trim()) await connection.run(statement);
