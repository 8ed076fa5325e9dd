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
  onComplete() {
    // The calls have pushed the problems down: go again to the one that was asked for.
    if (location.hash.startsWith('#problem')) {
      document.getElementById(location.hash.slice(1))?.scrollIntoView();
    }
  },
});
