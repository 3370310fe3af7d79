// The one way by which text of the server becomes part of a page: its escaping is the server's.
const policy = globalThis.trustedTypes
  ? trustedTypes.createPolicy('server', { createHTML: (html) => html })
  : { createHTML: (html) => html };

/** A page of the server as a document. */
export function page(html) {
  return new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
}

/** Puts a fragment of the server in the place of what an element holds. */
export function show(element, html) {
  const fragment = new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
  element.replaceChildren(...fragment.body.childNodes);
}
