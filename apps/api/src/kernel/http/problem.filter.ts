import type { IncomingMessage, ServerResponse } from 'node:http';
import { ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { ERRORS, type ErrorCode, type Problem, faultOf, ruleOf, sentenceOf } from '@helan/contracts';
import type { Request, Response } from 'express';
import { sqlStateOf } from '../db/transactions.js';
import { logger } from '../logger.js';
import { type Fault, RefusedError } from './refused-error.js';

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'request.invalid',
  401: 'session.required',
  403: 'permission.denied',
  404: 'resource.not-found',
  413: 'request.too-large',
  429: 'request.too-many',
};

/** Unique, exclusion, foreign-key, check and text-form violations that no service has put into words. */
const BY_SQL_STATE: Readonly<Record<string, ErrorCode>> = {
  '23505': 'request.conflict',
  '23P01': 'request.conflict',
  '40001': 'server.busy',
  '40P01': 'server.busy',
  '22P02': 'resource.not-found',
  '22021': 'request.invalid',
};

/** Where the refusal names no other. */
const RETRY_AFTER_SECONDS = 1;

/** Every failure leaves as `application/problem+json`: code, sentence, rule; nothing of the inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    answerProblem(error, request, host.switchToHttp().getResponse<Response>());
  }
}

/** Answers a request with what went wrong. */
export function answerProblem(error: unknown, request: IncomingMessage, response: ServerResponse): void {
  const requestId = request.id as string;
  const faults = faultsOf(error);
  const problem = toProblem(faults, requestId);
  if (problem.status >= 500) logger.error({ err: error, requestId }, 'request failed');
  if (response.headersSent) return void response.end();
  const seconds =
    faults[0]?.values?.['seconds'] ?? (problem.status === 503 ? RETRY_AFTER_SECONDS : undefined);
  if ([429, 503].includes(problem.status) && seconds !== undefined)
    response.setHeader('Retry-After', seconds);
  answerJson(response, problem.status, 'application/problem+json', problem);
}

/** Answers with a value as JSON. */
export function answerJson(response: ServerResponse, status: number, type: string, value: unknown): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

function toProblem(faults: readonly Fault[], requestId: string): Problem {
  const { code, values } = faults[0]!;
  const rule = ruleOf(code, values);
  return {
    type: `/api/problems/${code}`,
    title: sentenceOf(code, { ...values, requestId }),
    status: ERRORS[code].status,
    code,
    ...(rule ? { rule } : {}),
    requestId,
    faults: faults.map((fault) => faultOf(fault.code, fault.field, { ...fault.values, requestId })),
  };
}

function faultsOf(error: unknown): readonly Fault[] {
  if (error instanceof RefusedError) return error.faults;
  if (error instanceof HttpException) return [{ code: BY_STATUS[error.getStatus()] ?? 'request.invalid' }];
  const state = sqlStateOf(error);
  if (state && BY_SQL_STATE[state]) return [{ code: BY_SQL_STATE[state] }];
  const status = (error as { status?: unknown } | null)?.status;
  // What the server's own parsers have refused.
  if (typeof status === 'number' && status >= 400 && status < 500)
    return [{ code: BY_STATUS[status] ?? 'request.invalid' }];
  return [{ code: 'server.fault' }];
}
