import type { CalendarOptions } from '@fullcalendar/react'
import entry from './entry.module.css'
import styles from './grid.module.css'

const join = (...names: readonly (string | false | undefined)[]): string => names.filter(Boolean).join(' ')

/**
 * The grid's look, all of it ours: the library ships classes with hashed names in themes, and takes others by these
 * options. Its skeleton (what makes it work) stays.
 */
export const gridTheme: CalendarOptions = {
  className: styles['calendar'],
  viewClass: styles['view'],
  borderless: true,

  dayHeaderRowClass: styles['headRow'],
  dayHeaderClass: ({ isToday }) => join(styles['head'], isToday && styles['todayHead']),
  dayHeaderInnerClass: styles['headInner'],
  dayHeaderAlign: 'start',
  tableHeaderClass: styles['tableHead'],
  dayRowClass: styles['row'],
  dayCellClass: ({ isToday, isOther, dow }) =>
    join(styles['cell'], (dow === 0 || dow === 6) && styles['weekend'], isToday && styles['today'], isOther && styles['other']),
  dayCellTopClass: styles['cellTop'],
  dayCellTopInnerClass: styles['dayNumber'],
  dayCellInnerClass: ({ inPopover }) => join(inPopover && styles['popoverBody']),
  dayCellBottomClass: styles['cellBottom'],
  inlineWeekNumberClass: styles['weekNumber'],
  weekNumberHeaderClass: styles['axisHead'],
  weekNumberHeaderInnerClass: styles['axisInner'],
  fillerClass: styles['filler'],
  highlightClass: styles['highlight'],

  dayLaneClass: ({ isToday, dow }) => join(styles['lane'], (dow === 0 || dow === 6) && styles['weekend'], isToday && styles['today']),
  dayLaneInnerClass: styles['laneInner'],
  slotLaneClass: ({ isMinor }) => join(styles['slot'], isMinor && styles['minor']),
  slotHeaderClass: styles['slotHead'],
  slotHeaderInnerClass: styles['axisInner'],
  slotHeaderRowClass: styles['slotHeadRow'],
  slotHeaderDividerClass: styles['divider'],
  allDayHeaderClass: styles['axisHead'],
  allDayHeaderInnerClass: styles['axisInner'],
  allDayDividerClass: styles['allDayDivider'],
  dayHeaderDividerClass: styles['headDivider'],
  nowIndicatorLineClass: styles['now'],

  eventColor: 'transparent',
  eventContrastColor: 'currentcolor',
  backgroundEventColor: 'transparent',
  eventInnerClass: entry['eventInner'],
  rowEventBeforeClass: ({ isStartResizable }) => join(isStartResizable && entry['atStart']),
  rowEventAfterClass: ({ isEndResizable }) => join(isEndResizable && entry['atEnd']),
  columnEventBeforeClass: ({ isStartResizable }) => join(isStartResizable && entry['atTop']),
  columnEventAfterClass: ({ isEndResizable }) => join(isEndResizable && entry['atBottom']),
  moreLinkClass: styles['more'],
  moreLinkInnerClass: styles['moreInner'],
  columnMoreLinkClass: styles['columnMore'],
  popoverClass: styles['popover'],
  popoverCloseClass: styles['popoverClose'],
}
