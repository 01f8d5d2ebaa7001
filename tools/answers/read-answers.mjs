// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { TypeSchemas } from './type-schema.mjs';

/**
 * @typedef {import('./type-schema.mjs').Schema} Schema
 * @typedef {{ operations: Record<string, Schema | 'NOTHING' | 'FILE'>, schemas: Record<string, Schema> }} Answers
 * @typedef {{ id: string, verb: string, path: string, method: ts.MethodDeclaration }} Route
 */

const SOURCE = 'apps/api/src';
/** What every refusal is answered with, whoever refuses. */
const PROBLEM = { file: 'libs/contracts/src/errors/problem.ts', name: 'Problem' };
/** What a handler gives back to be sent as a file: one that is kept, or one that is made for whoever asks. */
const FILES = ['StoredFile', 'MadeFile'];
const VERBS = ['Get', 'Post', 'Put', 'Delete'];

/**
 * What each route of the api answers with, by the return type of its handler: the types are written once, where
 * the code uses them, and this is what they say. Handlers are named `Controller_handler`.
 * @param {string} root
 * @returns {Answers}
 */
export function readAnswers(root = '.') {
  const program = programOf(root, controllersOf(root));
  const checker = program.getTypeChecker();
  const schemas = new TypeSchemas(checker);
  /** @type {Answers['operations']} */
  const operations = {};
  for (const { id, method } of routesOf(program)) {
    const type = answerOf(checker, method);
    const isFile = FILES.includes(type.getSymbol()?.name ?? '');
    if (type.flags & ts.TypeFlags.Void) operations[id] = 'NOTHING';
    else operations[id] = isFile ? 'FILE' : schemas.of(type, id);
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown))
      throw new Error(`${id} does not say what it answers`);
  }
  schemas.of(exportedType(program, PROBLEM.file, PROBLEM.name), PROBLEM.name);
  return { operations, schemas: schemas.components };
}

/**
 * @param {ts.Program} program
 * @param {string} file
 * @param {string} name
 */
function exportedType(program, file, name) {
  const source = program.getSourceFiles().find(({ fileName }) => fileName.endsWith(file));
  const declaration = source?.statements.find(
    (one) => ts.isInterfaceDeclaration(one) && one.name.text === name,
  );
  if (!declaration) throw new Error(`${file} exports no ${name}`);
  return program.getTypeChecker().getTypeAtLocation(declaration);
}

/**
 * The type that a handler's promise comes to.
 * @param {ts.TypeChecker} checker
 * @param {ts.MethodDeclaration} method
 * @returns {ts.Type}
 */
export function answerOf(checker, method) {
  const signature = checker.getSignatureFromDeclaration(method);
  const type = signature && checker.getReturnTypeOfSignature(signature);
  return /** @type {ts.Type} */ (type && checker.getAwaitedType(type));
}

/**
 * @param {string} root
 * @returns {string[]}
 */
export function controllersOf(root) {
  const folder = path.join(root, SOURCE);
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.controller.ts'))
    .sort()
    .map((file) => path.join(folder, file));
}

/**
 * @param {string} root
 * @param {string[]} files
 * @param {ts.CompilerOptions} options
 * @param {Record<string, string>} instead texts of files that are read otherwise than they are
 */
export function programOf(root, files, options = {}, instead = {}) {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, path.resolve(root));
  const all = { ...parsed.options, noEmit: true, ...options };
  const host = ts.createCompilerHost(all);
  const { readFile } = host;
  host.readFile = (file) => instead[path.relative(path.resolve(root), path.resolve(file))] ?? readFile(file);
  return ts.createProgram(files, all, host);
}

/**
 * Every handler of a controller with its verb and path.
 * @param {ts.Program} program
 * @returns {Route[]}
 */
export function routesOf(program) {
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.endsWith('.controller.ts'));
  return files.flatMap((file) =>
    file.statements.filter(ts.isClassDeclaration).flatMap((declaration) => {
      const base = decoration(declaration, ['Controller']);
      return declaration.members.filter(ts.isMethodDeclaration).flatMap((method) => {
        const route = decoration(method, VERBS);
        if (!base || !route) return [];
        const id = `${declaration.name?.text}_${method.name.getText(file)}`;
        const whole = [base.text, route.text].filter(Boolean).join('/');
        return [{ id, verb: route.name, path: whole, method }];
      });
    }),
  );
}

/**
 * The first decorator of one of these names, and the text that it is given.
 * @param {ts.HasDecorators} node
 * @param {string[]} names
 */
function decoration(node, names) {
  for (const { expression } of ts.getDecorators(node) ?? []) {
    if (!ts.isCallExpression(expression)) continue;
    const name = expression.expression.getText();
    const [text] = expression.arguments;
    if (names.includes(name)) return { name, text: text && ts.isStringLiteralLike(text) ? text.text : '' };
  }
  return undefined;
}
