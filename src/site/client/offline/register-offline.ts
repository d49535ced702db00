// Ships to the browser, where `offline: true`: what is seen is kept for when the line is down.
import { siteHref } from '../shared/dom.ts';

// Browsers without it, and pages that may not, do without.
if (document.readyState === 'complete') register();
else addEventListener('load', register);

function register(): void {
  navigator.serviceWorker
    ?.register(siteHref('service-worker.js'), { updateViaCache: 'none' })
    .catch(() => undefined);
}
