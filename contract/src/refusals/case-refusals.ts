/** Refusals of what people write about conduct: cases, replies, evidence. */
export const caseRefusals = {
  AlarmHasCase: {
    zh: '这条预警已经立案，请到该案件中办理',
    en: 'There is a case for this alarm already. Go on there.',
  },
  AlarmUnknown: { zh: '没有这条预警', en: 'There is no such alarm.' },
  AttachmentTooLarge: {
    zh: '附件太大，请压缩后再传',
    en: 'The file is too large. Please send a smaller one.',
  },
  AttachmentTypeWrong: {
    zh: '附件只收 JPEG、PNG、WebP 图片和 PDF，且内容与格式相符',
    en: 'Only JPEG, PNG and WebP pictures and PDF are taken, and the contents must be of that kind.',
  },
  AttachmentUnknown: {
    zh: '没有这个附件，或不是您上传的，请重新上传',
    en: 'There is no such file, or it is not yours. Please upload it again.',
  },
  CaseClosed: {
    zh: '案件已销号，不能再改；同类问题再发生请另立新案（会标为反弹）',
    en: 'The case is closed and stays as it is. Register a new one; it is marked as a rebound.',
  },
  CaseNotAtThatStep: {
    zh: '案件现在不在这一步，请刷新后看当前状态',
    en: 'The case does not stand at that step now. Reload to see where it stands.',
  },
  CaseUnknown: { zh: '没有这个案件', en: 'There is no such case.' },
  CasesNotSetUp: {
    zh: '本大厅的方案没有设督办规则',
    en: 'The plan of this hall has no rules for cases.',
  },
  DeadlineNotAhead: {
    zh: '时限必须是今天以后的工作日',
    en: 'The last day must be a working day after today.',
  },
  ExtensionLimitReached: {
    zh: '已达延期次数或天数上限',
    en: 'No further or longer extension is allowed.',
  },
  ExtensionPending: { zh: '延期申请还没有批复', en: 'An extension is being decided already.' },
  HandlerIsConcerned: {
    zh: '被反映的人不能当责任人，请另选一位',
    en: 'Who is concerned by the case does not answer for it. Choose somebody else.',
  },
  HandlerNotOfUnit: {
    zh: '责任人不在这个责任单位的名单里，或没有经办人、负责人角色',
    en: 'The handler is not among that unit’s people, or has no role of a handler or leader.',
  },
  NoExtensionAsked: { zh: '没有待批的延期申请', en: 'Nobody asked for an extension.' },
  NoteNeeded: { zh: '请写明情况', en: 'Please write what there is to say.' },
  NotYourCase: { zh: '这个案件不归您办', en: 'This case is not yours.' },
  ReplyGivenAlready: {
    zh: '您对这条预警已经说明过，一条只能说明一次',
    en: 'You have replied to this alarm already. One reply is possible.',
  },
  ReplyNotThere: { zh: '对这条预警还没有说明', en: 'Nobody has replied to this alarm.' },
  ReplyReviewedAlready: { zh: '这份说明已经审过', en: 'This reply has been decided already.' },
  ReplyTooLate: { zh: '说明期限已过', en: 'The time for a reply has passed.' },
  ReviewerIsHandler: {
    zh: '经办、整改或被反映的人不能自己核查，请换一位',
    en: 'Who handled it or is concerned by it does not review it. Somebody else must.',
  },
  UnitUnknown: { zh: '方案里没有这个责任单位', en: 'The plan has no such unit.' },
} as const
