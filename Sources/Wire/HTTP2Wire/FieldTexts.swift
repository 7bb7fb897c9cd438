internal import CNGHTTP2

/// Texts of received fields by the library's buffers: a field out of the compression table comes in the
/// same buffer every time, and then its text is made once, and a name is judged once.
///
/// Direct-mapped; every buffer that is remembered is held, so that its address stays its own. Plain memory:
/// an array would be asked for its owner at every field.
struct FieldTexts: ~Copyable {
  private struct Slot {
    var buffer: OpaquePointer?
    var text = ""
    /// Of the text, in bytes.
    var size = 0
    /// What a `HTTP2FieldReader` makes of the text as a name; `nil` before it was asked.
    var use: Int?
  }
  private let slots = UnsafeMutablePointer<Slot>.allocate(capacity: slotCount)

  init() { slots.initialize(repeating: Slot(), count: Self.slotCount) }

  /// Lets go of every buffer; before the library's session ends.
  func removeAll() {
    for index in 0..<Self.slotCount {
      if let buffer = slots[index].buffer { nghttp2_rcbuf_decref(buffer) }
      slots[index] = Slot()
    }
  }

  deinit {
    slots.deinitialize(count: Self.slotCount)
    slots.deallocate()
  }

  /// How many bytes a buffer holds.
  func size(of buffer: OpaquePointer) -> Int {
    let slot = slot(of: buffer)
    return slot.pointee.buffer == buffer ? slot.pointee.size : nghttp2_rcbuf_get_buf(buffer).len
  }

  /// The text of a buffer. `isKept` is false for what the peer says will not come again.
  func text(_ buffer: OpaquePointer, isKept: Bool) -> String {
    let slot = slot(of: buffer)
    if slot.pointee.buffer == buffer { return slot.pointee.text }
    let bytes = nghttp2_rcbuf_get_buf(buffer)
    let text = String(decoding: UnsafeBufferPointer(start: bytes.base, count: bytes.len), as: UTF8.self)
    guard isKept, bytes.len <= Self.longestBytes else { return text }
    if let old = slot.pointee.buffer { nghttp2_rcbuf_decref(old) }
    nghttp2_rcbuf_incref(buffer)
    slot.pointee = Slot(buffer: buffer, text: text, size: bytes.len)
    return text
  }

  /// The text of a name and what `reader` makes of it, which is asked once while the name is remembered.
  func name(_ buffer: OpaquePointer, for reader: HTTP2FieldReader) -> (text: String, use: Int) {
    let slot = slot(of: buffer)
    if slot.pointee.buffer == buffer, let use = slot.pointee.use { return (slot.pointee.text, use) }
    let text = text(buffer, isKept: true)
    let use = reader.use(of: text)
    if slot.pointee.buffer == buffer { slot.pointee.use = use }
    return (text, use)
  }

  private func slot(of buffer: OpaquePointer) -> UnsafeMutablePointer<Slot> {
    slots + Int(UInt(bitPattern: buffer) >> 5 & UInt(Self.slotCount - 1))
  }

  private static let slotCount = 64
  private static let longestBytes = 256
}
