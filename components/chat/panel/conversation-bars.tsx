import { chat, chatLines } from '../words.ts';
import { CLOSE } from './dom.ts';
import { PRIVATE, SETTINGS, SHIELD } from './icons.ts';
import { createReactPart } from './react-part.tsx';
import { COUNT, type Tab, Tabs } from './tabs.tsx';
import { ToolButton } from './tool-button.tsx';

const TABS = 'flex min-w-0 gap-1 overflow-x-auto px-3 py-[0.35rem] [scrollbar-width:none]';

/** The conversations as the bars show them. */
export type BarsState = {
  channels: Tab[];
  privates: Tab[];
  /** Lines in private conversations that were not read. */
  unread: number;
  /** The viewer is an operator of the channel in view. */
  isOperator: boolean;
};

type Actions = {
  show(name: string): void;
  openOrClosePrivate(): void;
  closePrivate(): void;
  openChannelMenu(button: HTMLElement): void;
  openSettings(): void;
};

/** The tools in the head of the chat. */
export function HeadTools({ privates, unread, isOperator, actions }: BarsState & { actions: Actions }) {
  const words = chatLines.tools;
  return (
    <>
      <ToolButton
        label={words.private}
        icon={PRIVATE}
        hidden={privates.length === 0}
        onPress={actions.openOrClosePrivate}
      >
        <span className={COUNT}>{unread > 0 ? unread : ''}</span>
      </ToolButton>
      <ToolButton
        label={words.operate}
        icon={SHIELD}
        hidden={!isOperator}
        onPress={actions.openChannelMenu}
      />
      <ToolButton label={words.settings} icon={SETTINGS} onPress={actions.openSettings} />
    </>
  );
}

/** The tabs of channels and of private conversations, and the tools in the head. */
export function createConversationBars(actions: Actions) {
  const tools = createReactPart();
  const channelTabs = createReactPart();
  const drawerHead = createReactPart();
  let drawn = '';
  return {
    tools: tools.element,
    channelTabs: channelTabs.element,
    drawerHead: drawerHead.element,
    /** Called often. It draws if the state is not what is drawn already. */
    draw(state: BarsState): void {
      const next = JSON.stringify(state);
      if (next === drawn) return;
      drawn = next;
      tools.draw(<HeadTools {...state} actions={actions} />);
      channelTabs.draw(
        <nav
          className={`row-start-3 flex-none ${TABS}`}
          aria-label={chat.parts.channels}
          hidden={state.channels.length < 2}
        >
          <Tabs tabs={state.channels} onShow={actions.show} />
        </nav>,
      );
      drawerHead.draw(
        <div className="flex items-center border-line border-b pe-2">
          <nav className={`flex-1 ${TABS}`} aria-label={chatLines.tools.private}>
            <Tabs tabs={state.privates} onShow={actions.show} />
          </nav>
          <ToolButton label={chatLines.tools.back} icon={CLOSE} onPress={actions.closePrivate} />
        </div>,
      );
    },
    remove(): void {
      for (const part of [tools, channelTabs, drawerHead]) part.remove();
    },
  };
}
