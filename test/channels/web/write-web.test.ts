import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeEvent, writeInbound, writeOutbound, writePast } from '../../../src/channels/web/write-web.js';

const links = { ofUpload: () => '/chat/files/up', ofFile: () => '/chat/files/down' };
const at = new Date('2026-03-10T02:00:00Z');
const inbound = {
  channel: 'web' as const,
  chatId: 'siti',
  messageId: 'm-1',
  senderId: 'siti',
  isGroup: false,
  sentAt: at,
  text: 'ini fotonya',
  media: [{ kind: 'photo' as const, source: 'secret-source', mime: 'image/png' }],
};

describe('writing for the page', () => {
  it('writes a text with choices, a picture and the wish for a place', () => {
    const outbound = {
      text: 'Di mana?',
      choices: [{ id: 'skip', label: 'Lewati' }],
      media: [{ kind: 'photo' as const, path: '/data/secret/1.png', mime: 'image/png' }],
      asksLocation: true,
    };
    expect(writeOutbound(outbound, 'answer-1', at, links)).toEqual({
      id: 'answer-1',
      from: 'bot',
      at: '2026-03-10T02:00:00.000Z',
      text: 'Di mana?',
      choices: [{ id: 'skip', label: 'Lewati' }],
      media: [
        { kind: 'photo', mime: 'image/png', url: '/chat/files/down', smallUrl: '/chat/files/down/small' },
      ],
      asksLocation: true,
    });
  });

  it('leaves out what is not there', () => {
    expect(writeOutbound({ text: 'ya', choices: [] }, 'a', at, links)).toEqual({
      id: 'a',
      from: 'bot',
      at: at.toISOString(),
      text: 'ya',
    });
  });

  it('writes what the person said, with the address of the file instead of its source', () => {
    const message = writeInbound(inbound, links);
    expect(message).toMatchObject({ id: 'm-1', from: 'person', text: 'ini fotonya' });
    expect(message.media).toEqual([
      { kind: 'photo', mime: 'image/png', url: '/chat/files/up', smallUrl: '/chat/files/up/small' },
    ]);
    const voice = { ...inbound, media: [{ kind: 'voice' as const, source: 's' }] };
    expect(writeInbound(voice, links).media).toEqual([
      { kind: 'voice', mime: 'application/octet-stream', url: '/chat/files/up' },
    ]);
  });

  it('writes the past in either direction', () => {
    expect(writePast({ inbound }, links).from).toBe('person');
    const past = { outbound: { text: 'ya' }, messageId: 'answer-9', sentAt: at };
    expect(writePast(past, links)).toMatchObject({ id: 'answer-9', from: 'bot' });
  });

  it('keeps any text within one data line of an event', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const lines = writeEvent({ id: '1', name: 'message', data: { text } }).split('\n');
        expect(lines).toHaveLength(5);
        expect(JSON.parse(lines[2]!.slice('data: '.length))).toEqual({ text });
      }),
    );
  });
});
