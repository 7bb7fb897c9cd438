/// Bytes on their way to the peer, or from it until a frame is whole. Plain memory, that frames are written into and
/// read from where they stand.
struct PlainBytes: ~Copyable {
  private var memory: UnsafeMutablePointer<UInt8>
  private var room: Int
  private(set) var count = 0

  init(room: Int = usualRoom) {
    self.room = room
    memory = .allocate(capacity: room)
  }

  deinit { memory.deallocate() }

  var isEmpty: Bool { count == 0 }

  /// Where they stand, until more are added.
  var start: UnsafePointer<UInt8> { UnsafePointer(memory) }

  mutating func removeAll() { count = 0 }

  /// Hands all of it out, and is empty then.
  mutating func handOut(_ body: (UnsafeRawBufferPointer) -> Void) {
    body(UnsafeRawBufferPointer(start: memory, count: count))
    count = 0
    guard room > Self.keptRoom else { return }
    memory.deallocate()
    room = Self.usualRoom
    memory = .allocate(capacity: room)
  }

  /// What was written from a place on.
  func bytes(from start: Int) -> [UInt8] { Array(UnsafeBufferPointer(start: memory + start, count: count - start)) }

  /// Makes room for `more` bytes.
  mutating func reserve(_ more: Int) {
    guard count + more > room else { return }
    let larger = max(2 * room, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: memory, count: count)
    memory.deallocate()
    (memory, room) = (moved, larger)
  }

  mutating func append(_ byte: UInt8) {
    reserve(1)
    memory[count] = byte
    count += 1
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    (memory + count).update(from: start, count: bytes.count)
    count += bytes.count
  }

  mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

  mutating func append(_ number: UInt32) {
    reserve(4)
    UnsafeMutableRawPointer(memory + count).storeBytes(of: number.bigEndian, as: UInt32.self)
    count += 4
  }

  /// A number whose first `bits` share a byte with `head` (RFC 7541 §5.1).
  mutating func append(integer: Int, bits: Int, head: UInt8) {
    let most = 1 << bits - 1
    guard integer >= most else { return append(head | UInt8(integer)) }
    append(head | UInt8(most))
    var rest = integer - most
    while rest >= 0x80 {
      append(UInt8(rest & 0x7F | 0x80))
      rest >>= 7
    }
    append(UInt8(rest))
  }

  /// A string as it is (RFC 7541 §5.2).
  mutating func append(text: ArraySlice<UInt8>) {
    append(integer: text.count, bits: 7, head: 0)
    text.withUnsafeBufferPointer { append($0) }
  }

  // MARK: - Frames

  /// The head of a frame; returns where it stands, for `close`.
  mutating func open(_ type: FrameType, flags: UInt8 = 0, stream: Int32, length: Int = 0) -> Int {
    reserve(FrameHead.size)
    let start = memory + count
    set(length, at: count)
    start[3] = type.rawValue
    start[4] = flags
    UnsafeMutableRawPointer(start + 5).storeBytes(of: stream.bigEndian, as: Int32.self)
    count += FrameHead.size
    return count - FrameHead.size
  }

  /// Notes the length of the header block whose frame was opened at `start`, and spreads it over several frames
  /// of at most `most` bytes if it is longer.
  mutating func close(_ start: Int, stream: Int32, most: Int) {
    let length = count - start - FrameHead.size
    guard length > most else { return set(length, at: start) }
    let rest = bytes(from: start + FrameHead.size + most)
    count = start + FrameHead.size + most
    set(most, at: start)
    memory[start + 4] &= ~FrameHead.endHeaders
    var offset = 0
    while offset < rest.count {
      let piece = min(most, rest.count - offset)
      let flags = offset + piece == rest.count ? FrameHead.endHeaders : 0
      _ = open(.continuation, flags: flags, stream: stream, length: piece)
      rest[offset..<(offset + piece)].withUnsafeBufferPointer { append($0) }
      offset += piece
    }
  }

  private func set(_ length: Int, at start: Int) {
    memory[start] = UInt8(truncatingIfNeeded: length >> 16)
    memory[start + 1] = UInt8(truncatingIfNeeded: length >> 8)
    memory[start + 2] = UInt8(truncatingIfNeeded: length)
  }

  static let usualRoom = 4 * 1024
  private static let keptRoom = 256 * 1024
}
