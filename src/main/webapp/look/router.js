// Views by the part of the address after #: '/chats/12' is served by the pattern '/chats/:id'.

/**
 * @param routes [[pattern, (parameters, query) => anything]]; the first that fits is called
 * @param lost   called where none fits
 */
export function router(routes, lost) {
  const compiled = routes.map(([pattern, show]) => [new RegExp(`^${pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`), show]);
  const follow = () => {
    const [path, query = ''] = (location.hash.slice(1) || '/').split('?');
    for (const [pattern, show] of compiled) {
      const found = pattern.exec(path);
      if (found) {
        const parameters = Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]));
        show(parameters, new URLSearchParams(query));
        return;
      }
    }
    lost();
  };
  addEventListener('hashchange', follow);
  return {follow};
}

/** Goes to a view; `replace` leaves no way back to this one. */
export function go(path, {replace = false} = {}) {
  if (replace) {
    location.replace(`#${path}`);
  } else {
    location.hash = path;
  }
}
