/** Refusals of what the hall knows and does not do; the plan says what to do instead. */
export const itemRefusals = {
  ItemDoneElsewhere: {
    zh: '这个事项不在本大厅办理',
    en: 'This hall does not handle that item.',
  },
  ItemRetired: {
    zh: '这个事项已取消',
    en: 'That item does not exist any more.',
  },
  PackageItemNotOffered: {
    zh: '这个“一件事”里有事项已不在本大厅办理，请分别选择其他事项或到咨询台',
    en: 'An item of that package is not done here any more. Choose the others one by one, or ask at the information desk.',
  },
  TargetWindowClosed: {
    zh: '目标窗口没有开，请选已开的窗口，或转到它的队列',
    en: 'That window is closed. Choose one that is open, or send it to a queue.',
  },
} as const
