internal import CProtobufC

/// Looks over an encoded message before libprotobuf-c does, because that one recurses without a
/// limit, accepts strings that are not UTF-8 and fails a whole message on a group it does not know.
///
/// After a clean verdict every field is complete, every level is within the depth, strings are UTF-8
/// and nothing is there that libprotobuf-c cannot skip.
struct PreScan {
  enum Verdict {
    case clean
    /// Groups, or known numbers with a wire type that is not theirs: to be removed first.
    case needsStripping
  }

  private let limits: ProtobufLimits
  private var fields = 0
  private var verdict = Verdict.clean

  static func scan(_ bytes: [UInt8], _ layout: MessageLayout, _ limits: ProtobufLimits)
    throws(ProtobufWireError) -> Verdict
  {
    guard bytes.count <= limits.sizeBytes else { throw .tooLarge(bytes: bytes.count, limit: limits.sizeBytes) }
    let result: Result<Verdict, ProtobufWireError> = bytes.withUnsafeBytes { buffer in
      var scan = PreScan(limits: limits)
      var reader = WireCursor(buffer)
      do throws(ProtobufWireError) {
        try scan.message(&reader, layout.descriptor, depth: 1)
        return .success(scan.verdict)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private init(limits: ProtobufLimits) { self.limits = limits }

  private mutating func message(
    _ reader: inout WireCursor, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, depth: Int
  ) throws(ProtobufWireError) {
    guard depth <= limits.depth else { throw .tooDeep(limit: limits.depth) }
    while !reader.isAtEnd {
      let key = try reader.key()
      try count()
      guard key.wireType != 3, key.wireType != 4 else {
        try group(&reader, key, depth: depth)
        verdict = .needsStripping
        continue
      }
      guard let field = descriptor.pointee.field(numbered: key.number) else {
        try reader.skip(key.wireType)
        continue
      }
      guard field.pointee.takes(wireType: key.wireType) else {
        try reader.skip(key.wireType)
        verdict = .needsStripping
        continue
      }
      guard key.wireType == 2 else {
        try reader.skip(key.wireType)
        continue
      }
      try lengthPrefixed(&reader, field, descriptor, depth: depth)
    }
  }

  private mutating func lengthPrefixed(
    _ reader: inout WireCursor, _ field: UnsafePointer<ProtobufCFieldDescriptor>,
    _ owner: UnsafePointer<ProtobufCMessageDescriptor>, depth: Int
  ) throws(ProtobufWireError) {
    var content = try reader.content()
    if field.pointee.type == PROTOBUF_C_TYPE_MESSAGE {
      guard let child = field.pointee.descriptor else { return }
      try message(&content, child.assumingMemoryBound(to: ProtobufCMessageDescriptor.self), depth: depth + 1)
    } else if field.pointee.isText {
      guard isUTF8(content.rest) else {
        throw .notUTF8(
          message: String(cString: owner.pointee.name), field: String(cString: field.pointee.name))
      }
    } else if field.pointee.wireType != 2 {
      // A packed field: whole elements only.
      while !content.isAtEnd { try content.skip(field.pointee.wireType) }
    }
  }

  /// Skips a group to its end. Its depth counts like that of a message.
  private mutating func group(_ reader: inout WireCursor, _ start: WireCursor.Key, depth: Int)
    throws(ProtobufWireError)
  {
    guard start.wireType == 3 else { throw .malformed(offset: start.offset) }
    var open = [start.number]
    while let innermost = open.last {
      guard depth + open.count <= limits.depth else { throw .tooDeep(limit: limits.depth) }
      let key = try reader.key()
      try count()
      switch key.wireType {
      case 3: open.append(key.number)
      case 4:
        guard key.number == innermost else { throw .malformed(offset: key.offset) }
        open.removeLast()
      default: try reader.skip(key.wireType)
      }
    }
  }

  private mutating func count() throws(ProtobufWireError) {
    fields += 1
    guard fields <= limits.fieldCount else { throw .tooManyFields(limit: limits.fieldCount) }
  }
}

extension PreScan {
  /// The message without groups and without fields of a foreign wire type. Only for bytes that
  /// `scan` has passed; rare, so it copies freely.
  static func strip(_ bytes: [UInt8], _ layout: MessageLayout) -> [UInt8] {
    bytes.withUnsafeBytes { buffer in
      var wire = WireWriter()
      var reader = WireCursor(buffer)
      do throws(ProtobufWireError) {
        try strip(&reader, layout.descriptor, into: &wire)
      } catch {
        preconditionFailure("stripping follows a scan that passed the same bytes")
      }
      return wire.bytes
    }
  }

  private static func strip(
    _ reader: inout WireCursor, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>,
    into wire: inout WireWriter
  ) throws(ProtobufWireError) {
    while !reader.isAtEnd {
      let start = reader
      let key = try reader.key()
      if key.wireType == 3 {
        try skipGroup(&reader)
        continue
      }
      let field = descriptor.pointee.field(numbered: key.number)
      if let field, !field.pointee.takes(wireType: key.wireType) {
        try reader.skip(key.wireType)
      } else if let child = field?.pointee.descriptor, field?.pointee.type == PROTOBUF_C_TYPE_MESSAGE {
        var content = try reader.content()
        var inner = WireWriter()
        try strip(&content, child.assumingMemoryBound(to: ProtobufCMessageDescriptor.self), into: &inner)
        wire.bytes(key.number, inner.bytes)
      } else {
        try reader.skip(key.wireType)
        wire.append(start.bytes(until: reader))
      }
    }
  }

  private static func skipGroup(_ reader: inout WireCursor) throws(ProtobufWireError) {
    var open = 1
    while open > 0 {
      let key = try reader.key()
      switch key.wireType {
      case 3: open += 1
      case 4: open -= 1
      default: try reader.skip(key.wireType)
      }
    }
  }
}

/// Whether the bytes are UTF-8 (RFC 3629: no surrogates, no over-long forms).
private func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
  var position = 0
  // Eight bytes at a time while they are ASCII, as most text here is.
  while position + 8 <= bytes.count,
    bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
  {
    position += 8
  }
  let rest = UnsafeRawBufferPointer(rebasing: bytes[position...])
  if rest.allSatisfy({ $0 < 0x80 }) { return true }
  return String(validating: rest, as: UTF8.self) != nil
}
