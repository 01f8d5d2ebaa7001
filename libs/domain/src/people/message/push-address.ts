/** The services by which the makers of browsers reach them. */
const SERVICES = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'web.push.apple.com',
  '.notify.windows.com',
  '.push.apple.com',
] as const;

/** Whether an address that a browser gives is one of a known push service: the platform posts nowhere else for a stranger. */
export function isPushAddress(text: string): boolean {
  const [, host, rest] = /^https:\/\/([a-z0-9.-]+)(\/[\w\-./~:%=?&]*)$/i.exec(text) ?? [];
  if (!host || !rest) return false;
  const name = host.toLowerCase();
  return SERVICES.some((service) => (service.startsWith('.') ? name.endsWith(service) : name === service));
}
