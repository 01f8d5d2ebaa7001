import { HttpEventType, type HttpInterceptorFn } from '@angular/common/http';
import { Injectable, inject, signal } from '@angular/core';
import { tap } from 'rxjs';

/** What this page has changed on the platform: whatever counts what waits asks again after it. */
@Injectable({ providedIn: 'root' })
export class Deeds {
  readonly count = signal(0);
}

/** How the desk itself is used is no deed: whoever looks at a thing has not changed it. */
const BESIDE = '/api/desk/';

export const noteDeeds: HttpInterceptorFn = (request, next) => {
  if (request.method === 'GET' || request.url.startsWith(BESIDE)) return next(request);
  const deeds = inject(Deeds);
  return next(request).pipe(
    tap((event) => {
      if (event.type === HttpEventType.Response) deeds.count.update((count) => count + 1);
    }),
  );
};
