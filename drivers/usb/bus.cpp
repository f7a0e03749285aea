#include "drivers/usb/bus.h"

#include <pthread.h>

#include <array>
#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <libusb.h>

#include "drivers/usb/libusb_port.h"
#include "kiosk/domain/check.h"

namespace kvitok::usb {
namespace {

// Nothing wakes the event thread but events and stop(): the limit is only a net.
constexpr timeval event_limit{60, 0};
constexpr auto drain_limit = std::chrono::milliseconds(1500);

std::string location_of(libusb_device* device) {
    std::array<std::uint8_t, 8> ports{};
    const int count = libusb_get_port_numbers(device, ports.data(), static_cast<int>(ports.size()));
    std::string location = std::to_string(libusb_get_bus_number(device));
    for (int i = 0; i < count; ++i) {
        location += i == 0 ? '-' : '.';
        location += std::to_string(ports[static_cast<std::size_t>(i)]);
    }
    return location;
}

std::string serial_of(libusb_device* device, std::uint8_t index) {
    if (index == 0) return {};
    libusb_device_handle* handle = nullptr;
    if (libusb_open(device, &handle) != 0) return {};
    std::array<unsigned char, 128> text{};
    const int length = libusb_get_string_descriptor_ascii(handle, index, text.data(),
                                                          static_cast<int>(text.size()));
    libusb_close(handle);
    std::string serial;
    for (int i = 0; i < length; ++i) {
        const unsigned char c = text[static_cast<std::size_t>(i)];
        // Blanks would split a line of a transcript, and control bytes one of the log.
        serial.push_back(c > ' ' && c <= '~' ? static_cast<char>(c) : '_');
    }
    return serial;
}

OpenError open_error(int code) {
    switch (code) {
        case LIBUSB_ERROR_NO_DEVICE:
            return OpenError::gone;
        case LIBUSB_ERROR_ACCESS:
        case LIBUSB_ERROR_BUSY:
            return OpenError::refused;
        default:
            return OpenError::failed;
    }
}

std::string error_text(int code) {
    return libusb_error_name(code);
}

struct ConfigDeleter {
    void operator()(libusb_config_descriptor* config) const {
        libusb_free_config_descriptor(config);
    }
};
using Config = std::unique_ptr<libusb_config_descriptor, ConfigDeleter>;

Config active_config(libusb_device* device) {
    libusb_config_descriptor* config = nullptr;
    if (libusb_get_active_config_descriptor(device, &config) != 0) return nullptr;
    return Config(config);
}

std::span<const libusb_interface> interfaces_of(const libusb_config_descriptor& config) {
    return {config.interface, config.bNumInterfaces};
}

}  // namespace

class Bus::Impl {
public:
    explicit Impl(Log& log) : log_(log) {}
    ~Impl() { stop(); }

    void start(std::function<void(const Found&)> arrived, std::function<void(const Left&)> left);
    tl::expected<std::unique_ptr<Port>, OpenError> open(const Found& found);
    void stop();

private:
    struct News {
        libusb_device* device;  // holds a reference
        bool arrived;
    };

    static int LIBUSB_CALL on_hotplug(libusb_context* context, libusb_device* device,
                                      libusb_hotplug_event event, void* user);
    void run(const std::stop_token& stop);
    bool begin();
    void enumerate();
    void tell(const std::stop_token& stop);
    void tell_arrival(libusb_device* device);
    void tell_removal(libusb_device* device);
    void drain();
    void forget_all();

    Log& log_;
    std::function<void(const Found&)> arrived_;
    std::function<void(const Left&)> left_;
    std::atomic<int> active_ = 0;
    std::mutex lock_;
    libusb_context* context_ = nullptr;              // under the lock; made by the event thread
    std::map<std::string, libusb_device*> devices_;  // under the lock; by location, referenced
    std::vector<News> news_;                         // event thread
    std::jthread thread_;
};

void Bus::Impl::start(std::function<void(const Found&)> arrived,
                      std::function<void(const Left&)> left) {
    check(!thread_.joinable(), "a bus starts once");
    arrived_ = std::move(arrived);
    left_ = std::move(left);
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void Bus::Impl::stop() {
    if (!thread_.joinable()) return;
    thread_.request_stop();
    {
        const std::lock_guard guard(lock_);
        if (context_ != nullptr) libusb_interrupt_event_handler(context_);
    }
    thread_.join();
}

void Bus::Impl::run(const std::stop_token& stop) {
    pthread_setname_np(pthread_self(), "usb-events");
    if (!begin()) return;
    while (!stop.stop_requested()) {
        tell(stop);
        if (stop.stop_requested()) break;
        timeval limit = event_limit;
        const int code = libusb_handle_events_timeout_completed(context_, &limit, nullptr);
        if (code != 0 && code != LIBUSB_ERROR_INTERRUPTED) {
            log_.write(Severity::error, "usb events: " + error_text(code));
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
        }
    }
    drain();
    forget_all();
}

bool Bus::Impl::begin() {
    libusb_context* context = nullptr;
    if (const int code = libusb_init(&context); code != 0) {
        log_.write(Severity::error, "libusb cannot start: " + error_text(code));
        return false;
    }
    {
        const std::lock_guard guard(lock_);
        context_ = context;
    }
    const int events = LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT;
    const int any = LIBUSB_HOTPLUG_MATCH_ANY;
    int code = LIBUSB_ERROR_NOT_SUPPORTED;
    if (libusb_has_capability(LIBUSB_CAP_HAS_HOTPLUG) != 0) {
        code = libusb_hotplug_register_callback(context, events, LIBUSB_HOTPLUG_ENUMERATE, any, any,
                                                any, on_hotplug, this, nullptr);
    }
    if (code != 0) {
        log_.write(Severity::error, "no hot-plug, only what is attached now: " + error_text(code));
        enumerate();
    }
    return true;
}

void Bus::Impl::enumerate() {
    libusb_device** list = nullptr;
    const ssize_t count = libusb_get_device_list(context_, &list);
    if (count < 0) return;
    for (libusb_device* device : std::span(list, static_cast<std::size_t>(count))) {
        news_.push_back({libusb_ref_device(device), true});
    }
    libusb_free_device_list(list, 1);
}

// libusb allows no synchronous call here, so the news waits until events have been handled.
int LIBUSB_CALL Bus::Impl::on_hotplug(libusb_context*, libusb_device* device,
                                      libusb_hotplug_event event, void* user) {
    auto& impl = *static_cast<Impl*>(user);
    impl.news_.push_back({libusb_ref_device(device), event == LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED});
    return 0;
}

void Bus::Impl::tell(const std::stop_token& stop) {
    while (!news_.empty() && !stop.stop_requested()) {
        const auto batch = std::exchange(news_, {});
        for (const News& one : batch) {
            one.arrived ? tell_arrival(one.device) : tell_removal(one.device);
            libusb_unref_device(one.device);
        }
    }
}

void Bus::Impl::tell_arrival(libusb_device* device) {
    libusb_device_descriptor descriptor{};
    if (libusb_get_device_descriptor(device, &descriptor) != 0) return;
    if (descriptor.bDeviceClass == LIBUSB_CLASS_HUB) return;
    const Config config = active_config(device);
    if (!config) return;
    DeviceInfo info{descriptor.idVendor, descriptor.idProduct,
                    serial_of(device, descriptor.iSerialNumber), location_of(device)};
    {
        const std::lock_guard guard(lock_);
        libusb_device*& known = devices_[info.location];
        if (known != nullptr) libusb_unref_device(known);
        known = libusb_ref_device(device);
    }
    for (const libusb_interface& interface : interfaces_of(*config)) {
        if (interface.num_altsetting < 1) continue;
        const auto& setting = interface.altsetting[0];
        arrived_(Found{info,
                       {setting.bInterfaceNumber, setting.bInterfaceClass,
                        setting.bInterfaceSubClass, setting.bInterfaceProtocol}});
    }
}

void Bus::Impl::tell_removal(libusb_device* device) {
    const std::string location = location_of(device);
    {
        const std::lock_guard guard(lock_);
        const auto known = devices_.find(location);
        // Another device may already be in the same place.
        if (known == devices_.end() || known->second != device) return;
        libusb_unref_device(known->second);
        devices_.erase(known);
    }
    left_(Left{location});
}

tl::expected<std::unique_ptr<Port>, OpenError> Bus::Impl::open(const Found& found) {
    libusb_device* device = nullptr;
    {
        const std::lock_guard guard(lock_);
        const auto known = devices_.find(found.info.location);
        if (known == devices_.end()) return tl::unexpected(OpenError::gone);
        device = libusb_ref_device(known->second);
    }
    struct Unref {
        libusb_device* device;
        ~Unref() { libusb_unref_device(device); }
    } unref{device};
    const Config config = active_config(device);
    if (!config) return tl::unexpected(OpenError::failed);
    std::optional<Endpoints> endpoints;
    for (const libusb_interface& interface : interfaces_of(*config)) {
        if (interface.num_altsetting < 1) continue;
        if (interface.altsetting[0].bInterfaceNumber != found.interface.number) continue;
        endpoints = find_endpoints(interface);
    }
    if (!endpoints) return tl::unexpected(OpenError::no_endpoints);
    libusb_device_handle* handle = nullptr;
    if (const int code = libusb_open(device, &handle); code != 0) {
        return tl::unexpected(open_error(code));
    }
    // Where the platform has no kernel drivers this is refused, and not needed.
    libusb_set_auto_detach_kernel_driver(handle, 1);
    int code = libusb_claim_interface(handle, found.interface.number);
    if (code == 0 && endpoints->alternate != 0) {
        code =
            libusb_set_interface_alt_setting(handle, found.interface.number, endpoints->alternate);
        if (code != 0) libusb_release_interface(handle, found.interface.number);
    }
    if (code != 0) {
        libusb_close(handle);
        return tl::unexpected(open_error(code));
    }
    return std::make_unique<LibusbPort>(found.info, handle, found.interface.number, *endpoints,
                                        active_);
}

// Transfers of ports that are being closed are still given back.
void Bus::Impl::drain() {
    const auto until = std::chrono::steady_clock::now() + drain_limit;
    while (active_ > 0 && std::chrono::steady_clock::now() < until) {
        timeval limit{0, 50'000};
        libusb_handle_events_timeout_completed(context_, &limit, nullptr);
    }
}

void Bus::Impl::forget_all() {
    const std::lock_guard guard(lock_);
    for (const News& one : news_) libusb_unref_device(one.device);
    news_.clear();
    for (const auto& [location, device] : devices_) libusb_unref_device(device);
    devices_.clear();
    libusb_exit(std::exchange(context_, nullptr));
}

Bus::Bus(Log& log) : impl_(std::make_unique<Impl>(log)) {}
Bus::~Bus() = default;

void Bus::start(std::function<void(const Found&)> arrived, std::function<void(const Left&)> left) {
    impl_->start(std::move(arrived), std::move(left));
}

tl::expected<std::unique_ptr<Port>, OpenError> Bus::open(const Found& found) {
    return impl_->open(found);
}

void Bus::stop() {
    impl_->stop();
}

}  // namespace kvitok::usb
