// Puts the chosen theme on the page before it is painted: a plain script in the head, not a module, which would come too late.
(() => {
  const key = 'llm-modes.theme';
  const chosen = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage may be switched off; the system's theme then stays.
    }
  };
  const apply = () => {
    const theme = chosen();
    if (theme === 'light' || theme === 'dark') {
      document.documentElement.dataset.theme = theme;
    } else {
      delete document.documentElement.dataset.theme;
    }
  };
  addEventListener('storage', event => event.key === key && apply());
  apply();
})();
