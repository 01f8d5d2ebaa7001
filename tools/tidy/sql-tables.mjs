// @ts-check
import ts from 'typescript';

/** @typedef {{ name: string, at: number }} Mention a table that is named, and where in the file */

/** Words after which tables stand; behind some of them a whole list of them. */
const BEFORE_ONE = new Set(['join', 'update', 'into']);
const BEFORE_MANY = new Set(['from', 'using', 'table', 'truncate']);
/** What may stand between such a word and the table. */
const PASSED_OVER = new Set(['only', 'lateral', 'if', 'not', 'exists', 'table']);
/** What ends a list of tables at its own depth. */
const AFTER_LIST = new Set(
  'where group order having limit offset fetch for union intersect except window returning set select values in'.split(
    ' ',
  ),
);
const TOKEN = /--[^\n]*|'(?:[^']|'')*'|"[^"]+"|[\p{L}_][\p{L}\p{N}_$]*|[(),.;]|\S/gu;
const NAME = /^[\p{L}_]/u;

/**
 * The tables that the texts of a file name: in SQL, however it is written, and as the `table` of a row of data
 * from which SQL is made or of an entity. Comments and code are not read.
 * @param {string} text
 * @returns {Mention[]}
 */
export function tablesNamedIn(text) {
  /** @type {Map<string, Mention>} */
  const found = new Map();
  /** @param {Mention} mention */
  const keep = (mention) => found.set(`${mention.at} ${mention.name}`, mention);
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const start = node.getStart(source) + 1;
      for (const { name, at } of tablesInSql(text.slice(start, node.end - 1))) keep({ name, at: start + at });
    }
    const table = tableOfRow(node);
    if (table) keep({ name: table.text.toLowerCase(), at: table.getStart(source) });
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile('read.ts', text, ts.ScriptTarget.Latest);
  visit(source);
  return [...found.values()];
}

/**
 * The text behind `table:` in an object, and that of `@Entity()`.
 * @param {ts.Node} node
 */
function tableOfRow(node) {
  const text =
    ts.isPropertyAssignment(node) && isCalled(node.name, 'table')
      ? node.initializer
      : ts.isCallExpression(node) && isCalled(node.expression, 'Entity')
        ? node.arguments[0]
        : undefined;
  return text && ts.isStringLiteralLike(text) ? text : undefined;
}

/**
 * @param {ts.Node} node
 * @param {string} name
 */
function isCalled(node, name) {
  return ts.isIdentifier(node) && node.text === name;
}

/**
 * Names in lower case, without their schema.
 * @param {string} sql
 * @returns {Mention[]}
 */
export function tablesInSql(sql) {
  const tokens = [...sql.matchAll(TOKEN)]
    .filter(([text]) => !/^(--|')/.test(text))
    .map(({ 0: text, index }) => ({ word: text.replaceAll('"', '').toLowerCase(), at: index }));
  /** @type {Mention[]} */
  const found = [];
  /** For each open parenthesis and what is around all, whether a list of tables goes on there. */
  const lists = [false];
  tokens.forEach(({ word }, index) => {
    const before = tokens[index - 1]?.word;
    if (word === '(') lists.push(false);
    else if (word === ')') lists.length = Math.max(1, lists.length - 1);
    else if (word === ';' || AFTER_LIST.has(word)) lists[lists.length - 1] = false;
    const isList = BEFORE_MANY.has(word) && before !== 'distinct';
    if (isList) lists[lists.length - 1] = true;
    if (isList || BEFORE_ONE.has(word) || (word === ',' && lists.at(-1))) {
      const table = tableFrom(tokens, index + 1);
      if (table) found.push(table);
    }
  });
  return found;
}

/**
 * @param {readonly { word: string, at: number }[]} tokens
 * @param {number} first
 * @returns {Mention | undefined}
 */
function tableFrom(tokens, first) {
  let index = first;
  while (PASSED_OVER.has(tokens[index]?.word ?? '')) index += 1;
  while (tokens[index + 1]?.word === '.' && NAME.test(tokens[index + 2]?.word ?? '')) index += 2;
  const token = tokens[index];
  return token && NAME.test(token.word) ? { name: token.word, at: token.at } : undefined;
}
