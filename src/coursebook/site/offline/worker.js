// Answers for the pages that a reader kept on this device, when there is no network. Nothing is kept here unless a page asks
// for it by a message, and it does so only after a tap (keep.js). Deleting the cache and this worker leaves nothing.
const { scope } = registration;
const NAME = `kept ${scope}`;
const LIST = new URL("LIST-PAGE", scope).href; // what is kept, for whoever asks for a page that is not
const WAIT = 3000; // then a kept page is shown as it was
const PARTS = /\b(?:href|src|data-(?:keep|script|cries))="([^"]*\/?_(?:static|images)\/[^"]*)"/g; // of the search what hears a cry; its words are not kept

const bare = (url) => url.split("#")[0].split("?")[0];
const find = (url) => caches.match(url, { cacheName: NAME }).catch(() => undefined);
const whole = (url) => url.replace(/index\.html$|([^/])$/, "$1/").replace(/\/\/$/, "/"); // as the host would lead on

// A page with all that it shows. The old copy stays until the new one is whole.
const store = async (url, text, type) => {
  const cache = await caches.open(NAME);
  for (const [, path] of text.matchAll(PARTS)) {
    const part = new URL(path, url).href;
    if (part.startsWith(scope) && !(await cache.match(part))) await cache.add(part);
  }
  await cache.put(url, new Response(text, { headers: { "Content-Type": type } }));
};

const fetched = async (request) => {
  const answer = await fetch(request);
  if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
  return [await answer.text(), answer.headers.get("Content-Type") ?? "text/html"];
};

// A kept page comes anew if the network gives all of it in time; and the copy is renewed.
const renewed = async (event, url, old) => {
  const fresh = fetched(event.request).then(async ([text, type]) => {
    if (await caches.has(NAME)) await store(url, text, type).catch(() => {});
    return new Response(text, { headers: { "Content-Type": type } });
  });
  event.waitUntil(fresh.catch(() => {}));
  return Promise.race([fresh.catch(() => old), new Promise((done) => { setTimeout(done, WAIT, old.clone()); })]);
};

const answer = async (event) => {
  const { request } = event;
  const url = request.mode === "navigate" ? bare(request.url) : request.url;
  const old = await find(url);
  if (old) return request.mode === "navigate" || url.endsWith(".json") ? renewed(event, url, old) : old; // what bears no mark of its content comes anew
  try {
    return await fetch(request);
  } catch (error) {
    if (request.mode !== "navigate") throw error;
    for (const other of [whole(url), LIST]) if (url !== other && await find(other)) return Response.redirect(other, 302);
    throw error;
  }
};

addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(scope)) event.respondWith(answer(event));
});
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

// { keep: addresses }: each is fetched and kept; the answer says how many were.
addEventListener("message", (event) => {
  const { keep = [] } = event.data ?? {};
  const work = async () => {
    let kept = 0;
    for (const url of keep) {
      if (!url.startsWith(scope)) continue;
      try {
        await store(url, ...await fetched(new Request(url, { cache: "no-cache" })));
        kept += 1;
      } catch { /* counted as missing */ }
    }
    event.ports[0].postMessage(kept);
  };
  event.waitUntil(work());
});
