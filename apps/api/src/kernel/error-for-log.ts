/** What of an error a log may hold. */
export interface LoggedError {
  readonly type: string;
  /** SQLSTATE, or the system's own code. */
  readonly code?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly at: readonly string[];
  readonly cause?: LoggedError;
}

const DEEPEST = 3;

/** What errors carry, those of the database and of the system among them. */
interface Carried {
  readonly code?: unknown;
  readonly table?: unknown;
  readonly column?: unknown;
  readonly constraint?: unknown;
  readonly driverError?: unknown;
  readonly cause?: unknown;
  readonly stack?: unknown;
  readonly message?: unknown;
}

/**
 * The kind of an error and the place where it was thrown, which names everything that is ours. Never its message: what
 * somebody entered stands in those of the database (`invalid input syntax for type uuid: "…"`), of the language
 * (`Cannot convert … to a BigInt`) and in whatever an error carries besides, such as the parameters of a statement.
 */
export function errorForLog(error: unknown, depth = 0): LoggedError {
  if (typeof error !== 'object' || error === null) return { type: typeof error, at: [] };
  const { code, table, column, constraint, driverError, cause, stack, message }: Carried = error;
  const inner = driverError ?? cause;
  return {
    type: error.constructor?.name ?? 'Object',
    ...named({ code, table, column, constraint }),
    at: framesOf(textOf(stack), textOf(message)),
    ...(inner && depth < DEEPEST ? { cause: errorForLog(inner, depth + 1) } : {}),
  };
}

/** Names that programs give: those of the database in small letters, codes in large ones. */
function named(names: Readonly<Record<string, unknown>>): Record<string, string> {
  const good = Object.entries(names).filter(([, name]) =>
    /^([a-z_][a-z0-9_]{0,62}|[A-Z][A-Z0-9_]{1,40}|[0-9A-Z]{5})$/.test(textOf(name)),
  );
  return Object.fromEntries(good) as Record<string, string>;
}

/** The stack begins with the message, of however many lines. */
function framesOf(stack: string, message: string): string[] {
  const start = message === '' ? 0 : stack.indexOf(message) + message.length;
  return stack
    .slice(start)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
