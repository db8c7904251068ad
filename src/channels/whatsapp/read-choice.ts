import { cleanText } from '../clean-text.js';
import { type Fields, fieldsOf, textOf } from './proto-fields.js';

/** As `Choice.id`: 64 bytes. What is longer or unclean was never an id of ours and is read as words. */
const LONGEST_ID_BYTES = 64;

/** A pressed button or list row: its id, or where that is not to be had the words shown on it. */
export function readChoice(content: Fields): { id?: string; label?: string } | undefined {
  const button = fieldsOf(content.buttonsResponseMessage);
  if (button) return choose(button.selectedButtonId, button.selectedDisplayText);
  const template = fieldsOf(content.templateButtonReplyMessage);
  if (template) return choose(template.selectedId, template.selectedDisplayText);
  const list = fieldsOf(content.listResponseMessage);
  if (list) return choose(fieldsOf(list.singleSelectReply)?.selectedRowId, list.title);
  const native = fieldsOf(content.interactiveResponseMessage);
  if (!native) return undefined;
  return choose(flowId(fieldsOf(native.nativeFlowResponseMessage)?.paramsJson), fieldsOf(native.body)?.text);
}

function choose(id: unknown, label: unknown): { id?: string; label?: string } | undefined {
  const words = textOf(label);
  const known = textOf(id);
  if (known !== undefined && known === cleanText(known) && Buffer.byteLength(known) <= LONGEST_ID_BYTES)
    return { id: known };
  return words === undefined ? undefined : { label: words };
}

function flowId(json: unknown): unknown {
  try {
    return fieldsOf(JSON.parse(`${json}`))?.id;
  } catch {
    return undefined;
  }
}
