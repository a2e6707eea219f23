import type { ReactNode } from 'react'

/** One set of lines, 2 units thick on a field of 24; never without a word beside it. */
const lines = {
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4 21c0-4.5 3.6-7 8-7s8 2.5 8 7" />
    </>
  ),
  company: (
    <path d="M4 21V5l9-2v18M13 9h7v12M2 21h20M8 8v.01M8 12v.01M8 16v.01M17 13v.01M17 17v.01" />
  ),
  bundle: <path d="M12 3l9 4.5-9 4.5-9-4.5zM3 12l9 4.5 9-4.5M3 16.5L12 21l9-4.5" />,
  consultation: (
    <path d="M4 4h16v12H11l-5 4v-4H4zM9.7 8.4A2.3 2.3 0 0 1 14.3 8.5c0 1.6-2.3 1.7-2.3 3M12 13.6v.01" />
  ),
  complaint: <path d="M4 4h16v12H11l-5 4v-4H4zM12 7v4M12 13.4v.01" />,
  'pick-up': <path d="M6 3h9l4 4v14H6zM14 3v5h5M9.5 14.5l2.2 2.2 4-4.4" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="M15.5 15.5L21 21" />
    </>
  ),
  calendar: <path d="M4 5h16v16H4zM4 10h16M8 2v5M16 2v5M9 15.5l2.2 2.2 4-4.4" />,
  back: <path d="M20 12H4M10 6l-6 6 6 6" />,
  home: <path d="M3 11l9-8 9 8M6 9v12h12V9M10 21v-6h4v6" />,
  next: <path d="M4 12h16M14 6l6 6-6 6" />,
  remove: <path d="M6 6l12 12M18 6L6 18" />,
  erase: <path d="M8 5h13v14H8l-6-7zM11 9.5l5 5M16 9.5l-5 5" />,
  check: <path d="M4 12.5l5.5 5.5L20 7" />,
  minus: <path d="M4 12h16" />,
  plus: <path d="M12 4v16M4 12h16" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5l3.5 2.5" />
    </>
  ),
  'no-line': (
    <path d="M3 3l18 18M2 9a15 15 0 0 1 5-3M12 5a15 15 0 0 1 10 4M6 13a9 9 0 0 1 4-2.4M15 11.3a9 9 0 0 1 3 1.7M12 18v.01" />
  ),
  printer: <path d="M7 8V3h10v5M7 17H3V8h18v9h-4M7 14h10v7H7z" />,
  phone: <path d="M7 2h10v20H7zM11 18.5h2" />,
  warning: <path d="M12 3l10 18H2zM12 10v5M12 18v.01" />,
  up: <path d="M5 15l7-7 7 7" />,
  down: <path d="M5 9l7 7 7-7" />,
  paper: <path d="M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof lines

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {lines[name]}
    </svg>
  )
}
