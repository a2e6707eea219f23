/** Refusals of bookings and check-ins. */
export const bookingRefusals = {
  AppointmentCancelled: {
    zh: '这个预约已取消，请现场取号或重新预约',
    en: 'This booking was cancelled. Take a number now or book again.',
  },
  AppointmentIdTaken: {
    zh: '这个预约编号已登记，内容不同',
    en: 'This booking number is registered already with other contents.',
  },
  AppointmentNotFound: {
    zh: '没有查到这个预约，请核对预约码或到咨询台',
    en: 'No such appointment. Check the code or ask at the information desk.',
  },
  AppointmentTooEarly: {
    zh: '还没到预约签到时间，请稍后再来签到',
    en: 'Check-in for this appointment has not started yet. Please come back a little later.',
  },
  AppointmentTooLate: {
    zh: '已过预约时段，请现场取号',
    en: 'The booked time has passed. Please take a number now.',
  },
  AppointmentUsed: { zh: '这个预约已经签到取号', en: 'This appointment has been checked in.' },
  BookingLocked: {
    zh: '多次预约未到，暂停预约，可现场取号；有特殊情况请到咨询台',
    en: 'Booking is suspended after several missed appointments. Take a number in the hall, or ask the information desk.',
  },
  BookingTooFarAhead: {
    zh: '还没有开放这一天的预约',
    en: 'Bookings for that day are not open yet.',
  },
  BookingTooSoon: {
    zh: '这一天的预约已截止，请选以后的日期或现场取号',
    en: 'It is too late to book for that day. Choose a later one, or come and take a number.',
  },
  CancelTooLate: {
    zh: '已过取消时限，如不能来请电话告知大厅',
    en: 'It is too late to cancel here. Please phone the hall.',
  },
  NothingToLift: {
    zh: '此人没有被暂停预约',
    en: 'This person may book already.',
  },
  SlotFull: {
    zh: '这个时段已约满，请选其他时段',
    en: 'This slot is full. Please choose another.',
  },
  SlotNotOffered: {
    zh: '没有这个预约时段，请从可约时段中选择',
    en: 'There is no such slot. Choose one of those offered.',
  },
  TooManyBookings: {
    zh: '您的预约已达上限，用完或取消后再约',
    en: 'You hold as many bookings as allowed. Use or cancel one first.',
  },
} as const
