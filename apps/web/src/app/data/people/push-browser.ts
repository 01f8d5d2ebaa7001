import { isPlatformBrowser } from '@angular/common';
import { Injectable, PLATFORM_ID, inject } from '@angular/core';
import type { PushSubscriptionRequest } from '@helan/contracts/requests';

const WORKER = '/push-worker.js';

/** What the browser has to do with pushed messages. */
@Injectable({ providedIn: 'root' })
export class PushBrowser {
  private readonly isBrowser = isPlatformBrowser(inject(PLATFORM_ID));

  isAble(): boolean {
    return (
      this.isBrowser && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
    );
  }

  /** Where this browser is reached; null while it is not. */
  async endpoint(): Promise<string | null> {
    if (!this.isAble()) return null;
    const subscription = await (
      await navigator.serviceWorker.getRegistration(WORKER)
    )?.pushManager.getSubscription();
    return subscription?.endpoint ?? null;
  }

  /** Null where the person or the browser does not allow it. */
  async subscribe(key: string): Promise<PushSubscriptionRequest | null> {
    if ((await Notification.requestPermission()) !== 'granted') return null;
    await navigator.serviceWorker.register(WORKER);
    const { pushManager } = await navigator.serviceWorker.ready;
    const { endpoint, keys } = (
      await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
    ).toJSON();
    return { endpoint: endpoint ?? '', p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' };
  }

  async unsubscribe(): Promise<void> {
    await (
      await (await navigator.serviceWorker.getRegistration(WORKER))?.pushManager.getSubscription()
    )?.unsubscribe();
  }
}
