import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import { type MenuItem, menus } from './menu-table'

/** What a click on an item calls: the window that has the focus, if any, and the item's action. */
type OnAction = (window: BrowserWindow | undefined, action: string) => void

interface MenuOptions {
  readonly developerTools: boolean
  readonly platform: NodeJS.Platform
  readonly onAction: OnAction
}

/** Sets the application's menus: the menu bar on macOS, what `popUpMenu` shows elsewhere. */
export function setMenus(options: MenuOptions): void {
  const template = menus.map(({ label, items }) => ({
    label,
    submenu: items.flatMap((item) => templateOf(item, options)),
  }))
  Menu.setApplicationMenu(Menu.buildFromTemplate(options.platform === 'darwin' ? [{ role: 'appMenu' }, ...template] : template))
}

/** Shows the menus below a point of a window that has no menu bar of its own. Closes by itself. */
export function popUpMenu(window: BrowserWindow, at: { readonly x: number; readonly y: number }): void {
  Menu.getApplicationMenu()?.popup({ window, x: at.x, y: at.y })
}

function templateOf(item: MenuItem, { developerTools, onAction }: MenuOptions): MenuItemConstructorOptions[] {
  if (item.kind === 'line') return [{ type: 'separator' }]
  if (item.kind === 'role') {
    if (item.only === 'development' && !developerTools) return []
    return [{ role: item.role, ...(item.label === undefined ? {} : { label: item.label }) }]
  }
  return [
    {
      id: item.action,
      label: item.label,
      // The renderer has the key first. Where the system insists on the menu's (macOS), it comes here only unhandled.
      registerAccelerator: false,
      ...(item.keys === undefined ? {} : { accelerator: item.keys }),
      // While the menu is open its window need not have the focus.
      click: (_, window) => onAction(window instanceof BrowserWindow ? window : (BrowserWindow.getFocusedWindow() ?? undefined), item.action),
    },
  ]
}
