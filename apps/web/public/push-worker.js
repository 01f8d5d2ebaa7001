// Shows what the platform pushes while no page is open, and opens its page. It keeps nothing and answers no request of a page.
self.addEventListener('push', (event) => {
  const { title, text, link } = event.data.json();
  event.waitUntil(
    self.registration.showNotification(title, {
      body: text,
      icon: '/icon.svg',
      data: { link },
      lang: 'zh-CN',
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.link));
});
