/** Refusals of the hall as a whole: its day, people, devices and doors. */
export const hallRefusals = {
  ClosingToldAlready: {
    zh: '今天已经告知过，或已过闭厅时间',
    en: 'It was told today already, or the hours are over.',
  },
  CommandIdReused: {
    zh: '操作编号重复但内容不同，请重新操作',
    en: 'The command id was used for something else. Please press again.',
  },
  DayAlreadyOpen: { zh: '今天已经开厅', en: 'The hall day is already open.' },
  DayNotOpen: { zh: '今天还没有开厅', en: 'The hall day is not open yet.' },
  DayStillHasVisitors: {
    zh: '还有正在办理的群众，请先办结或转移',
    en: 'Visitors are still being served. Finish or transfer them first.',
  },
  DeviceUnknown: { zh: '没有这台设备，或已停用', en: 'No such device, or it was revoked.' },
  DutiesMustBeSeparate: {
    zh: '系统管理员、安全管理员、审计员不能由一人兼任',
    en: 'Administrator, security administrator and auditor must be different people.',
  },
  HallNotOpenToday: { zh: '按日历当天不开厅', en: 'By its calendar the hall is closed that day.' },
  LinkNotValid: {
    zh: '链接无效或已过期，请核对号票上的二维码',
    en: 'The link is not valid any more. Please check the code on your ticket.',
  },
  MalformedCommand: { zh: '请求内容有误', en: 'The request is not well formed.' },
  NotAllowed: { zh: '您没有这项操作的权限', en: 'You are not allowed to do this.' },
  NotSignedIn: { zh: '请先登录', en: 'Please sign in first.' },
  NotStored: {
    zh: '系统没有保存成功，操作未生效，请再按一次',
    en: 'It could not be stored and did not happen. Please press again.',
  },
  PairingCodeWrong: { zh: '配对码不对或已过期', en: 'The pairing code is wrong or expired.' },
  PasswordTooWeak: {
    zh: '密码至少 10 位，且不能是常见密码',
    en: 'A password has at least 10 characters and is not a common one.',
  },
  PersonKnown: { zh: '这个工号已存在', en: 'This staff number exists already.' },
  PersonUnknown: { zh: '没有这个人员', en: 'No such person.' },
  PlanNotValid: { zh: '方案有误，没有启用', en: 'The plan is not valid and was not adopted.' },
  RoleAppointedOutside: {
    zh: '这个角色由市级任命，大厅不能授予',
    en: 'The city appoints this role; the hall cannot grant it.',
  },
  RoleNotHeld: { zh: '此人没有这个角色', en: 'The person does not hold this role.' },
  SignInLocked: {
    zh: '登录失败次数过多，请 15 分钟后再试',
    en: 'Too many failed attempts. Try again in 15 minutes.',
  },
  CurrentPasswordWrong: { zh: '现在的密码不对', en: 'Your present password is wrong.' },
  SignInWrong: { zh: '工号或密码不对', en: 'Staff number or password is wrong.' },
  TooManyRequests: { zh: '操作太频繁，请稍后再试', en: 'Too many requests. Try again shortly.' },
  WrongDate: { zh: '日期不是今天的营业日', en: 'That is not today’s business date.' },
  WrongVersion: {
    zh: '页面版本过旧，正在刷新',
    en: 'This page is out of date and will reload.',
  },
} as const
