// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { answerOf, controllersOf, programOf, routesOf } from './read-answers.mjs';

/**
 * @typedef {{ file: string, line: number, fault: string }} WebFault
 * @typedef {import('./read-answers.mjs').Route} Route
 */

const WEB = 'apps/web/src/app';
/** How the pages' only line to the platform calls what. */
const VERBS = { get: 'Get', post: 'Post', put: 'Put', delete: 'Delete', upload: 'Post' };
/** Stands for a part of an address that is known when it is asked only. */
const ANY = '*';

/**
 * Where what the pages ask and expect is not what the api takes and answers, by the types of both: each call of
 * `Api` is held against the handler of its address.
 * @param {string} root
 * @param {Record<string, string>} instead texts of files that are read otherwise than they are
 * @returns {{ calls: number, open: string[], faults: WebFault[] }} `open` are calls whose step a table names
 */
export function checkWebCalls(root = '.', instead = {}) {
  const program = webProgram(root, instead);
  const checker = program.getTypeChecker();
  const routes = routesOf(program);
  /** @type {WebFault[]} */
  const faults = [];
  /** @type {string[]} */
  const open = [];
  let calls = 0;
  for (const file of program.getSourceFiles().filter(({ fileName }) => fileName.includes(`${WEB}/`))) {
    eachCall(file, (call, verb) => {
      if (!isApi(checker, call)) return;
      calls += 1;
      const { line } = file.getLineAndCharacterOfPosition(call.getStart(file));
      const place = { file: path.relative(path.resolve(root), file.fileName), line: line + 1 };
      if (isOpen(checker, routes, call)) return void open.push(place.file);
      for (const fault of judgeCall(checker, routes, call, verb)) faults.push({ ...place, fault });
    });
  }
  return { calls, open, faults };
}

/**
 * @param {string} root
 * @param {Record<string, string>} instead
 */
function webProgram(root, instead) {
  const pages = fs
    .readdirSync(path.join(root, WEB), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => path.join(root, WEB, file));
  const options = { lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'] };
  return programOf(root, [...controllersOf(root), ...pages], options, instead);
}

/**
 * @param {ts.SourceFile} file
 * @param {(call: ts.CallExpression, verb: keyof typeof VERBS) => void} visit
 */
function eachCall(file, visit) {
  const walk = (/** @type {ts.Node} */ node) => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const name = node.expression.name.text;
      if (name in VERBS) visit(node, /** @type {keyof typeof VERBS} */ (name));
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.CallExpression} call
 */
function isApi(checker, call) {
  const { expression } = /** @type {ts.PropertyAccessExpression} */ (call.expression);
  const symbol = checker.getTypeAtLocation(expression).getSymbol();
  return symbol?.name === 'Api' && symbol.declarations?.[0]?.getSourceFile().fileName.endsWith('data/api.ts');
}

/**
 * Whether an address names its step, or what it is about, only when it is asked.
 * @param {ts.TypeChecker} checker
 * @param {Route[]} routes
 * @param {ts.CallExpression} call
 */
function isOpen(checker, routes, call) {
  const [address] = call.arguments;
  return Boolean(
    address &&
    addressesOf(checker, address).some(
      (one) => one.includes(ANY) && !routes.some((route) => isAt(route.path, one)),
    ),
  );
}

/**
 * @param {ts.TypeChecker} checker
 * @param {Route[]} routes
 * @param {ts.CallExpression} call
 * @param {keyof typeof VERBS} verb
 * @returns {string[]}
 */
function judgeCall(checker, routes, call, verb) {
  const [address, content] = call.arguments;
  const addresses = address ? addressesOf(checker, address) : [];
  return addresses.flatMap((one) => {
    const matching = routes.filter((route) => route.verb === VERBS[verb] && isAt(route.path, one));
    if (matching.length === 0) return [`no route is at ${one}`];
    return matching.flatMap((route) => [
      ...judgeAnswer(checker, call, route),
      ...(content && (verb === 'post' || verb === 'put') ? judgeBody(checker, content, route) : []),
      ...(content && verb === 'get' ? judgeQuery(checker, content, route) : []),
    ]);
  });
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.CallExpression} call
 * @param {Route} route
 */
function judgeAnswer(checker, call, route) {
  const signature = checker.getResolvedSignature(call);
  const expected = signature && checker.getAwaitedType(checker.getReturnTypeOfSignature(signature));
  if (!expected || expected.flags & (ts.TypeFlags.Void | ts.TypeFlags.Unknown)) return [];
  const answered = answerOf(checker, route.method);
  if (!(expected.flags & ts.TypeFlags.Any) && checker.isTypeAssignableTo(answered, expected)) return [];
  return [`${route.id} answers ${checker.typeToString(answered)}, not ${checker.typeToString(expected)}`];
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Expression} body
 * @param {Route} route
 */
function judgeBody(checker, body, route) {
  const wanted = parameterWith(route, 'Body');
  const given = checker.getTypeAtLocation(body);
  if (!wanted) return given.getProperties().length > 0 ? [`${route.id} takes no body`] : [];
  const type = checker.getTypeAtLocation(wanted);
  const names = new Set(type.getProperties().map(({ name }) => name));
  const unknown = given.getProperties().filter(({ name }) => !names.has(name));
  if (unknown.length > 0) return unknown.map(({ name }) => `${route.id} takes no ${name}`);
  if (checker.isTypeAssignableTo(given, type)) return [];
  return [`${route.id} takes ${checker.typeToString(type)}, not ${checker.typeToString(given)}`];
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Expression} query
 * @param {Route} route
 */
function judgeQuery(checker, query, route) {
  const names = [
    ...route.method.parameters.flatMap((parameter) => namesOf(parameter, 'Query')),
    ...namesOfMoney(checker, route.method),
  ];
  const asked = checker.getTypeAtLocation(query).getProperties();
  return asked
    .filter(({ name }) => !names.includes(name))
    .map(({ name }) => `${route.id} is not asked with ${name}`);
}

/**
 * By what a list of money is narrowed: what its decorator is given, and what all of them share, which lies beside it.
 * @param {ts.TypeChecker} checker
 * @param {ts.MethodDeclaration} method
 * @returns {string[]}
 */
function namesOfMoney(checker, method) {
  const lists = (ts.getDecorators(method) ?? [])
    .map(({ expression }) => expression)
    .filter(ts.isCallExpression)
    .find(({ expression }) => expression.getText() === 'ListsMoney');
  const symbol = lists && checker.getSymbolAtLocation(lists.expression);
  if (!lists || !symbol) return [];
  const { declarations } = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const shared = declarations?.[0]
    ?.getSourceFile()
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .find(({ name }) => name.getText() === 'FILTERS')?.initializer;
  return [shared, ...lists.arguments].flatMap((given) =>
    given && ts.isObjectLiteralExpression(given)
      ? given.properties.flatMap(({ name }) => (name ? [name.getText()] : []))
      : [],
  );
}

/**
 * @param {Route} route
 * @param {string} decorator
 */
function parameterWith(route, decorator) {
  return route.method.parameters.find((parameter) => namesOf(parameter, decorator).length > 0);
}

/**
 * What a parameter's decorator of this name is given; an empty text where that is nothing.
 * @param {ts.ParameterDeclaration} parameter
 * @param {string} decorator
 * @returns {string[]}
 */
function namesOf(parameter, decorator) {
  return (ts.getDecorators(parameter) ?? []).flatMap(({ expression }) => {
    if (!ts.isCallExpression(expression) || expression.expression.getText() !== decorator) return [];
    const [name] = expression.arguments;
    return [name && ts.isStringLiteralLike(name) ? name.text : ''];
  });
}

/**
 * Every address that an expression can come to.
 * @param {ts.TypeChecker} checker
 * @param {ts.Expression} expression
 * @returns {string[]}
 */
function addressesOf(checker, expression) {
  if (!ts.isTemplateExpression(expression)) return wordsOf(checker, expression);
  return expression.templateSpans.reduce(
    (heads, { expression: part, literal }) =>
      heads.flatMap((head) => wordsOf(checker, part).map((word) => head + word + literal.text)),
    [expression.head.text],
  );
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Expression} expression
 */
function wordsOf(checker, expression) {
  const type = checker.getTypeAtLocation(expression);
  const parts = type.isUnion() ? type.types : [type];
  return parts.every((part) => part.isStringLiteral())
    ? parts.map((part) => /** @type {ts.StringLiteralType} */ (part).value)
    : [ANY];
}

/**
 * Whether a route is at an address, part by part; a part that is not known yet may be any.
 * @param {string} route
 * @param {string} address
 */
function isAt(route, address) {
  const wanted = route.split('/');
  const given = address.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part.startsWith(':') ? given[index] === ANY : part === given[index]))
  );
}
