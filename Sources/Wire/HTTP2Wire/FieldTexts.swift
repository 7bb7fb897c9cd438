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

  /// The text of a buffer. `isKept` is false for what the peer says will not come again.
  func text(_ buffer: OpaquePointer, isKept: Bool) -> String {
    let slot = slot(of: buffer)
    if slot.pointee.buffer == buffer { return slot.pointee.text }
    let text = Self.make(buffer)
    if isKept, text.utf8.count <= Self.longestBytes { keep(text, of: buffer, in: slot) }
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

  private static func make(_ buffer: OpaquePointer) -> String {
    let bytes = nghttp2_rcbuf_get_buf(buffer)
    return String(decoding: UnsafeBufferPointer(start: bytes.base, count: bytes.len), as: UTF8.self)
  }

  private func slot(of buffer: OpaquePointer) -> UnsafeMutablePointer<Slot> {
    slots + Int(UInt(bitPattern: buffer) >> 5 & UInt(Self.slotCount - 1))
  }

  private func keep(_ text: String, of buffer: OpaquePointer, in slot: UnsafeMutablePointer<Slot>) {
    if let old = slot.pointee.buffer { nghttp2_rcbuf_decref(old) }
    nghttp2_rcbuf_incref(buffer)
    slot.pointee = Slot(buffer: buffer, text: text)
  }

  private static let slotCount = 64
  private static let longestBytes = 256
}
