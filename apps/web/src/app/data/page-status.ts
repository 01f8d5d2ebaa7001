import { Injectable, RESPONSE_INIT, inject } from '@angular/core';

const RETRY_AFTER_SECONDS = '5';

/** How a page that the server draws is answered, where not all went well; nothing in the browser. */
@Injectable({ providedIn: 'root' })
export class PageStatus {
  private readonly response = inject(RESPONSE_INIT, { optional: true });

  /** The first that is told holds, but that something may be there later weighs most. */
  take(status: number): void {
    const { response } = this;
    if (!response || (isFailure(response.status) && status !== 503)) return;
    response.status = status;
    if (status === 503) (response.headers as Headers).set('Retry-After', RETRY_AFTER_SECONDS);
  }
}

function isFailure(status: number | undefined): boolean {
  return status !== undefined && status >= 400;
}
