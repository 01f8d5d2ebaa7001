import { DOCUMENT, InjectionToken, inject } from '@angular/core';

/** Whether this is a demonstration; the server writes it into each page. */
export const PLATFORM_MODE = new InjectionToken<string>('mode of the platform', {
  providedIn: 'root',
  factory: () => inject(DOCUMENT).documentElement.dataset['mode'] ?? 'production',
});
