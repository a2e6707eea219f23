/** A maximum on everything that comes from outside; units last. */
export const limits = {
  /** Three digits fit the window sign and the paper. */
  ticketsPerQueueMax: 999,
  itemsPerTicketMax: 20,
  packagesPerTicketMax: 5,
  /** 代办: people or companies that one agent's number stands for. */
  principalsPerTicketMax: 200,
  needsPerTicketMax: 8,
  /** Named one by one, each with what is wanted. */
  applicantsPerTicketMax: 50,
  unitsPerMatterMax: 500,
  filedCasesPerImportMax: 2_000,
  bookingsPerImportMax: 2_000,
  noteCharactersMax: 200,
  caseNoteCharactersMax: 2_000,
  attachmentsPerStepMax: 10,
  /** Above any plan's own limit. */
  attachmentBytesMax: 20_000_000,
  commandBytesMax: 8_192,
  mqttPayloadBytesMax: 4_096,
  mqttTopicLevelsMax: 8,
  pressesPerSecondMax: 5,
  subscriptionsPerSocketMax: 8,
  /** More would be a stuck reader; it then gets only the newest view. */
  packetsWaitingPerSocketMax: 64,
  announcementsWaitingMax: 20,
  passedOverListedMax: 5,
  boardRecentCallsMax: 8,
  counterNextListedMax: 6,
  feedRowsPerPageMax: 1_000,
  passwordCharactersMin: 10,
  passwordCharactersMax: 128,
  /** From one address; one neighbour with a grudge cannot lock a whole hall out. */
  signInFailuresMax: 5,
  /** From all addresses together, since the last time it went well. */
  signInFailuresEverywhereMax: 50,
  signInLockMs: 15 * 60_000,
  pairingCodeMs: 10 * 60_000,
  staffSessionIdleMs: 12 * 3_600_000,
  ratingLinkMs: 7 * 86_400_000,
} as const
