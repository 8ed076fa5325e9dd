// Shows the calls with Swagger UI; everything comes from this server.
const dark = matchMedia('(prefers-color-scheme: dark)');
const paint = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', paint);
paint();

SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#calls',
  deepLinking: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  requestSnippetsEnabled: true,
});

// The calls push the problems down while they appear: keep to the problem that was asked for, until the reader takes over.
const calls = new ResizeObserver(() => {
  if (/^#\/?problem/.test(location.hash)) {
    document.getElementById(location.hash.replace(/^#\/?/, ''))?.scrollIntoView();
  }
});
calls.observe(document.getElementById('calls'));
for (const event of ['wheel', 'pointerdown', 'keydown', 'touchstart']) {
  addEventListener(event, () => calls.disconnect(), {once: true, passive: true});
}
