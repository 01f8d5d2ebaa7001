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

  /** How this browser is reached; null while it is not. */
  async current(): Promise<PushSubscriptionRequest | null> {
    if (!this.isAble()) return null;
    const subscription = await (
      await navigator.serviceWorker.getRegistration(WORKER)
    )?.pushManager.getSubscription();
    return subscription ? requestOf(subscription) : null;
  }

  /** Null where the person or the browser does not allow it. */
  async subscribe(key: string): Promise<PushSubscriptionRequest | null> {
    if ((await Notification.requestPermission()) !== 'granted') return null;
    await navigator.serviceWorker.register(WORKER);
    const { pushManager } = await navigator.serviceWorker.ready;
    return requestOf(await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
  }

  async unsubscribe(): Promise<void> {
    if (!this.isAble()) return;
    await (
      await (await navigator.serviceWorker.getRegistration(WORKER))?.pushManager.getSubscription()
    )?.unsubscribe();
  }
}

function requestOf(subscription: PushSubscription): PushSubscriptionRequest {
  const { endpoint, keys } = subscription.toJSON();
  return { endpoint: endpoint ?? '', p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' };
}
