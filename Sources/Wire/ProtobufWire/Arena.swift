internal import CProtobufC

/// A bump allocator with a budget, for one unpack. Nothing is freed before the whole arena is.
///
/// A value that stays where it is while libprotobuf-c calls back with its address: a class would
/// cost a retain and a release per allocation, a quarter of the whole decoding.
struct Arena: ~Copyable {
  private let budget: Int
  private var used = 0
  private var blocks: [UnsafeMutableRawPointer] = []
  private var next: UnsafeMutableRawPointer?
  private var room = 0
  private(set) var isExhausted = false

  private static let firstBlockBytes = 2048
  private static let largestBlockBytes = 1 << 20
  /// What malloc gives on 64-bit machines.
  static let alignment = 16

  /// - Parameter first: memory that outlives the arena and is used before any is allocated; aligned.
  init(budget: Int, first: UnsafeMutableRawBufferPointer) {
    self.budget = budget
    next = first.baseAddress
    room = min(first.count, budget)
    used = room
  }

  deinit { for block in blocks { block.deallocate() } }

  mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    let (padded, overflow) = max(size, 1).addingReportingOverflow(Self.alignment - 1)
    guard !overflow, size >= 0 else { return refuse() }
    let bytes = padded & ~(Self.alignment - 1)
    if bytes > room {
      guard grow(for: bytes) else { return refuse() }
    }
    guard let start = next else { return refuse() }
    next = start + bytes
    room -= bytes
    return start
  }

  private mutating func refuse() -> UnsafeMutableRawPointer? {
    isExhausted = true
    return nil
  }

  private mutating func grow(for bytes: Int) -> Bool {
    let doubled = min(Self.firstBlockBytes << min(blocks.count, 16), Self.largestBlockBytes)
    let size = max(bytes, min(doubled, budget - used))
    guard size <= budget - used else { return false }
    let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: Self.alignment)
    blocks.append(block)
    used += size
    (next, room) = (block, size)
    return true
  }

  /// Runs `body` with the arena as libprotobuf-c wants it.
  mutating func withAllocator(_ body: (UnsafeMutablePointer<ProtobufCAllocator>) -> Bool) -> Bool {
    withUnsafeMutablePointer(to: &self) { arena in
      var allocator = ProtobufCAllocator(
        alloc: { data, size in
          data?.assumingMemoryBound(to: Arena.self).pointee.allocate(Int(clamping: size))
        },
        free: { _, _ in },
        allocator_data: UnsafeMutableRawPointer(arena))
      return body(&allocator)
    }
  }
}
