/** Refusals of visits for several applicants, of bulk, and of 已网办; told to the visitor. */
export const applicantRefusals = {
  ApplicantMatterNotChosen: {
    zh: '有一项不在所选事项里，请先把它加进要办的事',
    en: 'One of these is not among the chosen items. Add it to them first.',
  },
  ApplicantTwice: {
    zh: '同一个申请人填了两次，请合并成一条再改份数',
    en: 'The same applicant is there twice. Keep one and change the count.',
  },
  BulkNeedsBooking: {
    zh: '份数较多，现在没有批量窗口，请预约时段后再来',
    en: 'These are many, and no window for many is open now. Please book a slot.',
  },
  CreditCodeWrong: {
    zh: '统一社会信用代码不对，请照营业执照核对 18 位',
    en: 'The unified social credit code is wrong. Check its 18 characters against the licence.',
  },
  FiledCaseCollected: {
    zh: '这个办件已经领取，如有疑问请到咨询台',
    en: 'What this case made has been collected. Ask at the information desk if in doubt.',
  },
  FiledCaseHasNumber: {
    zh: '这个办件已经取过号，请等叫号',
    en: 'This case holds a number already. Please wait for it to be called.',
  },
  FiledCaseNotReady: {
    zh: '这个办件还没有办结，办结后再来取件',
    en: 'This case is not finished yet. Come for it when it is.',
  },
  FiledCaseUnknown: {
    zh: '没有查到这个办件编号，请核对或到咨询台',
    en: 'No case of this number is known here. Check it or ask at the information desk.',
  },
  FiledCaseWithdrawn: {
    zh: '这个办件已撤回，请重新申报或到咨询台',
    en: 'This case was withdrawn. File it again or ask at the information desk.',
  },
  FiledItemsNeeded: {
    zh: '请选择这个办件办的是什么事项',
    en: 'Choose what this case is about.',
  },
  FiledNotOffered: {
    zh: '本大厅不按办件编号取号，请直接选择事项',
    en: 'This hall gives no numbers by case number. Please choose the item.',
  },
  FiledNumberWrong: {
    zh: '办件编号不对，请照受理通知书核对',
    en: 'The case number is wrong. Check it against the notice of acceptance.',
  },
  FiledOriginalsReceived: {
    zh: '这个办件的原件已经交过',
    en: 'The originals of this case have been handed in.',
  },
  FiledPickUpAlone: {
    zh: '取件请单独取号，其他事项另取一个号',
    en: 'A pick-up has a number of its own. Take another one for other matters.',
  },
  NoApplicantDetails: {
    zh: '这个号没有登记申请人信息',
    en: 'Nothing about applicants was registered with this number.',
  },
  TooManyTicketsOfApplicant: {
    zh: '这个申请人今天的号已达上限，请到咨询台',
    en: 'This applicant has as many numbers as allowed today. Please ask at the information desk.',
  },
  UnitCountWrong: {
    zh: '份数不对，最少 1 份，很多份请到咨询台',
    en: 'The count is not possible: at least 1, and ask at the information desk for very many.',
  },
} as const
