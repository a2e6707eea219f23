import type { ThemeConfig } from 'antd'

/** Ant Design in the product's colours; the values are those of the shared tokens. */
export const consoleTheme: ThemeConfig = {
  token: {
    colorPrimary: '#0b5d52',
    colorInfo: '#0b5d52',
    colorLink: '#0b5d52',
    colorSuccess: '#1f7a3a',
    colorWarning: '#8a6100',
    colorError: '#b3261e',
    colorText: '#10211f',
    colorTextSecondary: '#4b5c59',
    colorTextDescription: '#4b5c59',
    colorTextPlaceholder: '#66756f',
    colorBgLayout: '#f6f7f3',
    colorBorder: '#b9c4bf',
    colorBorderSecondary: '#dde3df',
    borderRadius: 8,
    controlHeight: 40,
    fontSize: 16,
    fontFamily: 'var(--font)',
    boxShadow: 'none',
  },
  components: {
    Segmented: { itemSelectedBg: '#0b5d52', itemSelectedColor: '#ffffff', trackBg: '#eef1ec' },
    Table: { headerBg: '#eef1ec', headerColor: '#4b5c59', cellPaddingBlock: 12 },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  },
}
