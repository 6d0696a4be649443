import { preinit } from 'react-dom';
import address from '#components/rooms/rooms.late.css';

/**
 * Asks for the style sheet of rooms. In HTML it is in the head, also if what calls this is rendered late; a link element
 * would make React hold back the part of the page that it is in.
 */
export const loadRoomStyles = () => preinit(address, { as: 'style', precedence: 'rooms' });
