// The shape of YAML files and nothing else: each parsed by js-yaml and shown to ajv, which compiles the schema once.
// node ajv.mjs SCHEMA FILE...   It tells no places, since the data has none. 1: a file is at fault.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../.venv-bench/node/", import.meta.url));
const Ajv = require("ajv");
const yaml = require("js-yaml");

const [schema, ...files] = process.argv.slice(2);
const validate = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(readFileSync(schema, "utf8")));
for (const file of files) {
  if (!validate(yaml.load(readFileSync(file, "utf8"), { schema: yaml.CORE_SCHEMA }))) {
    console.log(file, JSON.stringify(validate.errors));
    process.exitCode = 1;
  }
}
