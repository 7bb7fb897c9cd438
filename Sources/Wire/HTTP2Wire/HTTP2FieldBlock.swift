internal import CNGHTTP2

/// Fields that are sent with every answer, made ready for the library once: it reads them where they
/// are instead of copying them. Make it once and keep it for good: its memory is never given back.
///
/// SAFETY: what it points to is written in `init` only, and lives as long as the process.
public struct HTTP2FieldBlock: @unchecked Sendable {
  let fields: UnsafeBufferPointer<nghttp2_nv>

  public init(_ list: [HTTP2Field]) {
    let pointer = UnsafeMutableBufferPointer<nghttp2_nv>.allocate(capacity: list.count)
    let flags = UInt8(NGHTTP2_NV_FLAG_NO_COPY_NAME.rawValue | NGHTTP2_NV_FLAG_NO_COPY_VALUE.rawValue)
    for (index, field) in list.enumerated() {
      let indexing = field.isIndexed ? NGHTTP2_NV_FLAG_NONE : NGHTTP2_NV_FLAG_NO_INDEX
      pointer.initializeElement(
        at: index,
        to: nghttp2_nv(
          name: Self.copy(field.name), value: Self.copy(field.value), namelen: field.name.utf8.count,
          valuelen: field.value.utf8.count, flags: flags | UInt8(indexing.rawValue)))
    }
    fields = UnsafeBufferPointer(pointer)
  }

  private static func copy(_ text: String) -> UnsafeMutablePointer<UInt8>? {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    _ = bytes.initialize(from: text.utf8)
    return bytes.baseAddress
  }
}
