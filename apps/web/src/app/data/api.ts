import { HttpClient, HttpErrorResponse, HttpEventType, type HttpResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Problem } from '@helan/contracts';
import { type Observable, filter, firstValueFrom, map, tap } from 'rxjs';

/** A refusal of the platform, in its own words. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

const UNREACHABLE: Problem = {
  type: 'about:blank',
  title: '网络不通，没有办成。您填的内容还在，请过一会儿再试。',
  status: 0,
  code: 'server.busy',
  requestId: '',
  faults: [{ code: 'server.busy', sentence: '网络不通，没有办成。您填的内容还在，请过一会儿再试。' }],
};

/** The platform's api: promises of views, refusals as {@link Refused}. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);

  get<T>(
    path: string,
    query: Readonly<Record<string, string | number | boolean | undefined>> = {},
  ): Promise<T> {
    const params = Object.fromEntries(
      Object.entries(query).filter(([, value]) => value !== undefined && value !== ''),
    ) as Record<string, string>;
    return this.settle(this.http.get<T>(`/api/${path}`, { params }));
  }

  post<T = void>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<T> {
    return this.settle(this.http.post<T>(`/api/${path}`, body, { headers }));
  }

  put<T = void>(path: string, body: unknown): Promise<T> {
    return this.settle(this.http.put<T>(`/api/${path}`, body));
  }

  delete(path: string): Promise<void> {
    return this.settle(this.http.delete<void>(`/api/${path}`));
  }

  /** A file with the fields beside it; `onShare` is told how much has gone over the line, from 0 to 1. */
  upload<T>(
    path: string,
    { file, ...fields }: { readonly file: File; readonly kind?: string; readonly fileHash?: string },
    onShare: (share: number) => void = () => undefined,
  ): Promise<T> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', file);
    const events = this.http.post<T>(`/api/${path}`, form, { reportProgress: true, observe: 'events' });
    return this.settle(
      events.pipe(
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress)
            onShare(event.loaded / (event.total ?? event.loaded));
        }),
        filter((event): event is HttpResponse<T> => event.type === HttpEventType.Response),
        map(({ body }) => body!),
      ),
    );
  }

  private async settle<T>(answer: Observable<T>): Promise<T> {
    try {
      return await firstValueFrom(answer);
    } catch (error) {
      throw toRefused(error);
    }
  }
}

/** A failed answer as a refusal; anything else as it is. */
function toRefused(error: unknown): unknown {
  return error instanceof HttpErrorResponse ? new Refused(problemOf(error)) : error;
}

function problemOf({ error }: HttpErrorResponse): Problem {
  const body: unknown = typeof error === 'string' ? parse(error) : error;
  return typeof body === 'object' && body !== null && 'code' in body && 'faults' in body
    ? (body as Problem)
    : UNREACHABLE;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
