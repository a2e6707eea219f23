/** The ticket's unguessable link out of the page's own path, `/t/<link>`. */
export function linkOfAddress(pathname: string): string | undefined {
  const link = /^\/t\/([A-Za-z0-9_.-]{20,200})\/?$/.exec(pathname)?.[1]
  return link
}
