internal import CProtobufC

/// Decodes `bytes` as a message of `layout` and hands its C struct to `read`, which must copy out
/// what it wants to keep: the struct lives in an arena that ends with the call.
///
/// Untrusted bytes are welcome: see `PreScan`. What this version does not know is skipped. Costs one
/// pass of the pre-scan, one of libprotobuf-c, and memory up to `limits.arenaBytes`. Not generic, so that no
/// type is looked up at run time.
public func withUnpacked(
  _ bytes: [UInt8], _ layout: MessageLayout, limits: ProtobufLimits = .standard,
  _ read: (UnsafeRawPointer) -> Void
) throws(ProtobufWireError) {
  let verdict = try PreScan.scan(bytes, layout, limits)
  let clean = verdict == .needsStripping ? PreScan.strip(bytes, layout) : bytes
  // Most messages fit on the stack.
  let outcome = withUnsafeTemporaryAllocation(byteCount: 1024, alignment: Arena.alignment) { first in
    var arena = Arena(budget: limits.arenaBytes, first: first)
    let isRead = arena.withAllocator { allocator in
      clean.withUnsafeBufferPointer { buffer in
        // An empty array may have no address, and libprotobuf-c wants one even for zero bytes.
        guard let start = buffer.baseAddress ?? UnsafePointer(first.baseAddress?.assumingMemoryBound(to: UInt8.self)),
          let message = protobuf_c_message_unpack(layout.descriptor, allocator, buffer.count, start)
        else { return false }
        read(UnsafeRawPointer(message))
        return true
      }
    }
    return (isRead: isRead, isExhausted: arena.isExhausted)
  }
  guard !outcome.isRead else { return }
  throw outcome.isExhausted ? .tooMuchMemory(limit: limits.arenaBytes) : .refused(message: layout.name)
}

/// The same, for what `read` makes of the struct.
@inlinable public func unpack<Message>(
  _ bytes: [UInt8], _ layout: MessageLayout, limits: ProtobufLimits = .standard,
  _ read: (UnsafeRawPointer) -> Message
) throws(ProtobufWireError) -> Message {
  var message: Message?
  try withUnpacked(bytes, layout, limits: limits) { message = read($0) }
  guard let message else { preconditionFailure("a message that unpacks is read") }
  return message
}

/// Encodes the C struct at `message` with libprotobuf-c.
///
/// The product writes messages with `WireWriter`, which needs no C struct; this is the reference it
/// is tested against.
public func pack(_ message: UnsafeRawPointer) -> [UInt8] {
  let message = message.assumingMemoryBound(to: ProtobufCMessage.self)
  let size = protobuf_c_message_get_packed_size(message)
  return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    guard let start = buffer.baseAddress, size > 0 else { return }
    count = protobuf_c_message_pack(message, start)
  }
}
