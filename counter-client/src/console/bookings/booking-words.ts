export const bookingStateText = {
  booked: { zh: '未到', en: 'To come' },
  'checked-in': { zh: '已签到', en: 'Checked in' },
  late: { zh: '迟到签到', en: 'Came late' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  missed: { zh: '爽约', en: 'Missed' },
} as const
