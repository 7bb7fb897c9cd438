import CNGHTTP2
import HTTP2Wire

/// Reads header blocks with libnghttp2: another's word on what a session of ours has packed.
final class ForeignInflater {
  struct Failure: Error, Hashable { let code: Int }

  private var raw: OpaquePointer?

  init() throws {
    guard nghttp2_hd_inflate_new(&raw) == 0 else { throw Failure(code: 0) }
  }

  deinit { nghttp2_hd_inflate_del(raw) }

  /// What the peer of the session has said in SETTINGS_HEADER_TABLE_SIZE.
  func limitTable(to sizeBytes: Int) { _ = nghttp2_hd_inflate_change_table_size(raw, sizeBytes) }

  /// The fields of one block; of those that are never to be indexed it is said.
  func read(_ block: [UInt8]) throws -> [HTTP2Field] {
    var fields: [HTTP2Field] = []
    var block = block
    try block.withUnsafeMutableBufferPointer { bytes in
      var offset = 0
      while true {
        var field = nghttp2_nv()
        var flags: Int32 = 0
        let taken = nghttp2_hd_inflate_hd2(
          raw, &field, &flags, bytes.baseAddress.map { $0 + offset }, bytes.count - offset, 1)
        guard taken >= 0 else { throw Failure(code: taken) }
        offset += taken
        if UInt32(flags) & NGHTTP2_HD_INFLATE_EMIT.rawValue != 0 {
          let name = UnsafeBufferPointer(start: field.name, count: field.namelen)
          let value = UnsafeBufferPointer(start: field.value, count: field.valuelen)
          let isNever = UInt32(field.flags) & NGHTTP2_NV_FLAG_NO_INDEX.rawValue != 0
          fields.append(
            HTTP2Field(String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self), isIndexed: !isNever))
        }
        guard UInt32(flags) & NGHTTP2_HD_INFLATE_FINAL.rawValue == 0 else { break }
      }
      nghttp2_hd_inflate_end_headers(raw)
    }
    return fields
  }
}
