// Shows the calls with Redoc; everything comes from this server.
const dark = matchMedia('(prefers-color-scheme: dark)');

const light = {
  colors: {primary: {main: '#3b5bdb'}},
  rightPanel: {backgroundColor: '#20242e'},
};

const night = {
  colors: {
    primary: {main: '#91a7ff'},
    text: {primary: '#e6e9ef', secondary: '#a3adbb'},
    border: {dark: '#313744', light: '#313744'},
    gray: {50: '#1d2129', 100: '#2a303b'},
    responses: {
      success: {color: '#69db7c', backgroundColor: '#18271c', tabTextColor: '#69db7c'},
      error: {color: '#ff8787', backgroundColor: '#2c1c1f', tabTextColor: '#ff8787'},
      redirect: {color: '#ffd43b', backgroundColor: '#2a2618', tabTextColor: '#ffd43b'},
      info: {color: '#a3adbb', backgroundColor: '#1d2129', tabTextColor: '#a3adbb'},
    },
  },
  schema: {nestedBackground: '#1d2129', linesColor: '#4a5568', typeNameColor: '#a3adbb', typeTitleColor: '#a3adbb'},
  sidebar: {backgroundColor: '#1d2129', textColor: '#e6e9ef'},
  rightPanel: {backgroundColor: '#101318', textColor: '#e6e9ef'},
  codeBlock: {backgroundColor: '#1d2129'},
  typography: {
    links: {color: '#91a7ff', visited: '#91a7ff', hover: '#bac8ff'},
    code: {color: '#ffa8a8', backgroundColor: '#262c37'},
  },
};

const fonts = {fontFamily: 'system-ui, sans-serif', headings: {fontFamily: 'system-ui, sans-serif'}};
const chosen = dark.matches ? night : light;

// Redoc's badge has its logo at a host of its makers. The policy of this page forbids to load it; this spares the attempt, and Redoc leaves the badge bare.
HTMLImageElement.prototype.setAttribute = function (name, value) {
  const elsewhere = name === 'src' && /^https?:$/.test(new URL(value, location).protocol) && new URL(value, location).origin !== location.origin;
  if (elsewhere) {
    queueMicrotask(() => this.dispatchEvent(new Event('error')));
  } else {
    Element.prototype.setAttribute.call(this, name, value);
  }
};

Redoc.init(
  '/openapi.json',
  {
    theme: {...chosen, typography: {...chosen.typography, ...fonts}},
    expandResponses: '200,201',
    requiredPropsFirst: true,
    sortPropsAlphabetically: false,
  },
  document.getElementById('redoc'),
);
dark.addEventListener('change', () => location.reload());
