internal import CNGHTTP2

/// Texts of received fields by the library's buffers: a field out of the compression table comes in the
/// same buffer every time, and then its text is made once.
///
/// Direct-mapped; every buffer that is remembered is held, so that its address stays its own.
struct FieldTexts {
  private struct Slot {
    var buffer: OpaquePointer?
    var text = ""
  }
  private var slots = [Slot](repeating: Slot(), count: slotCount)

  /// The text of a buffer. `isKept` is false for what the peer says will not come again.
  mutating func text(_ buffer: OpaquePointer, isKept: Bool) -> String {
    let index = Int(UInt(bitPattern: buffer) >> 5 & UInt(Self.slotCount - 1))
    if slots[index].buffer == buffer { return slots[index].text }
    let bytes = nghttp2_rcbuf_get_buf(buffer)
    let text = String(decoding: UnsafeBufferPointer(start: bytes.base, count: bytes.len), as: UTF8.self)
    guard isKept, bytes.len <= Self.longestBytes else { return text }
    if let old = slots[index].buffer { nghttp2_rcbuf_decref(old) }
    nghttp2_rcbuf_incref(buffer)
    slots[index] = Slot(buffer: buffer, text: text)
    return text
  }

  /// Lets go of every buffer; before the library's session ends.
  mutating func removeAll() {
    for slot in slots { if let buffer = slot.buffer { nghttp2_rcbuf_decref(buffer) } }
    slots = []
  }

  private static let slotCount = 64
  private static let longestBytes = 256
}
